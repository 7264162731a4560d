using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProductionOps.Integrations.Yaml;

/// <summary>The types of plain scalars by the YAML 1.2 core schema (YAML 1.2.2, section 10.3.2).</summary>
internal static partial class CoreSchema
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MatchTimeout = 1000;

    /// <summary>The value of a plain scalar; false when it is an infinity or not a number, which JSON cannot hold.</summary>
    public static bool TryResolve(string text, out JsonNode? value)
    {
        value = null;
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return true;
            case "true" or "True" or "TRUE":
                value = JsonValue.Create(true);
                return true;
            case "false" or "False" or "FALSE":
                value = JsonValue.Create(false);
                return true;
        }

        if (NotFinite().IsMatch(text)) return false;
        value = Number(text) ?? JsonValue.Create(text);
        return true;
    }

    /// <summary>Whether a plain scalar of this text would be something else than a string.</summary>
    public static bool IsNotString(string text) => !TryResolve(text, out var value) || value is null || value.GetValueKind() != System.Text.Json.JsonValueKind.String;

    private static JsonNode? Number(string text)
    {
        if (Octal().IsMatch(text)) return Integer(text[2..].Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0')));
        if (Hexadecimal().IsMatch(text)) return Integer(BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        if (Decimal().IsMatch(text)) return Integer(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        if (!Float().IsMatch(text)) return null;
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? JsonValue.Create(number) : null;
    }

    private static JsonNode? Integer(BigInteger number) => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\A0o[0-7]{1,64}\z", Options, MatchTimeout)]
    private static partial Regex Octal();

    [GeneratedRegex(@"\A0x[0-9a-fA-F]{1,64}\z", Options, MatchTimeout)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A[-+]?[0-9]{1,64}\z", Options, MatchTimeout)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", Options, MatchTimeout)]
    private static partial Regex Float();

    [GeneratedRegex(@"\A([-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN)\z", Options, MatchTimeout)]
    private static partial Regex NotFinite();
}
