using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace ProductionOps.PowerShell.Input;

/// <summary>Values of settings as PowerShell has them, as the text that a person would type.</summary>
internal static class SettingArgument
{
    /// <summary>The text of a value: <c>true</c>, a number in the invariant culture, JSON for lists and tables; null stays null.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        PSObject wrapped => Of(wrapped.BaseObject),
        string text => text,
        IDictionary or IEnumerable => Node(value)!.ToJsonString(),
        _ => Scalar(value),
    };

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        PSObject wrapped => Node(wrapped.BaseObject),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        IDictionary table => new JsonObject(table.Keys.Cast<object>()
            .Select(key => KeyValuePair.Create(Scalar(key), Node(table[key])))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Node)]),
        _ => JsonValue.Create(Scalar(value)),
    };

    private static string Scalar(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
