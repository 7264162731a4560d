using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ProductionOps.Maintenance.Content.Html;

/// <summary>Replaces character references in the value of an attribute, as section 13.2.5.72 of the HTML Standard has it.</summary>
internal static class CharacterReferences
{
    private const int LongestName = 32;
    private const int LargestCode = 0x10FFFF;

    // The references to 80 to 9F mean what they are in Windows-1252.
    private const string Windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly Lazy<FrozenDictionary<string, string>> Named = new(Load);

    /// <summary>Replaces them in place; the text never becomes longer.</summary>
    /// <returns>How long it is now.</returns>
    public static int Decode(Span<char> text)
    {
        var written = text.IndexOf('&');
        if (written < 0) return text.Length;
        for (var read = written; read < text.Length;)
        {
            if (text[read] == '&' && TryRead(text[read..], out var length, out var replacement))
            {
                replacement.CopyTo(text[written..]);
                written += replacement.Length;
                read += length;
            }
            else
            {
                text[written++] = text[read++];
            }
        }

        return written;
    }

    private static bool TryRead(ReadOnlySpan<char> text, out int length, out string replacement) =>
        text.Length > 1 && text[1] == '#' ? TryReadNumber(text, out length, out replacement) : TryReadName(text, out length, out replacement);

    private static bool TryReadNumber(ReadOnlySpan<char> text, out int length, out string replacement)
    {
        var isHexadecimal = text.Length > 2 && text[2] is 'x' or 'X';
        var start = isHexadecimal ? 3 : 2;
        length = start;
        var code = 0;
        for (; length < text.Length && IsDigit(text[length], isHexadecimal); length++)
            code = Math.Min((code * (isHexadecimal ? 16 : 10)) + HexValue(text[length]), LargestCode + 1);
        replacement = length > start ? OfCode(code) : string.Empty;
        if (length == start) return false;
        if (length < text.Length && text[length] == ';') length++;
        return true;
    }

    private static bool TryReadName(ReadOnlySpan<char> text, out int length, out string replacement)
    {
        var longest = 1;
        while (longest < text.Length && longest <= LongestName && char.IsAsciiLetterOrDigit(text[longest])) longest++;
        var run = longest;
        if (longest < text.Length && text[longest] == ';') longest++;
        var names = Named.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (length = longest; length > 2; length--)
        {
            if (!names.TryGetValue(text[1..length], out var found)) continue;
            replacement = found;
            // "?a=1&copy=2" is no copyright sign: a name without a semicolon must not run into what follows.
            return text[length - 1] == ';' || (length == run && !(run < text.Length && text[run] == '='));
        }

        replacement = string.Empty;
        return false;
    }

    private static string OfCode(int code) => code switch
    {
        0 or > LargestCode or (>= 0xD800 and <= 0xDFFF) => "\uFFFD",
        >= 0x80 and <= 0x9F => Windows1252[code - 0x80].ToString(),
        _ => char.ConvertFromUtf32(code),
    };

    private static bool IsDigit(char value, bool isHexadecimal) => isHexadecimal ? char.IsAsciiHexDigit(value) : char.IsAsciiDigit(value);

    private static int HexValue(char value) => value <= '9' ? value - '0' : (value | 0x20) - 'a' + 10;

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(CharacterReferences).Assembly.GetManifestResourceStream("character-references.txt")!;
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var text = new StringBuilder();
            foreach (var code in parts.AsSpan(1)) text.Append(char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            names.Add(parts[0], text.ToString());
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
