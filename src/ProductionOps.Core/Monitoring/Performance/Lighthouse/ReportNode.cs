using System.Globalization;
using System.Text.Json;
using ProductionOps.Configuration;

namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>A place in a JSON report that knows its pointer, so that what is wrong there can be named.</summary>
/// <param name="Pointer">JSON pointer.</param>
/// <param name="Element">What is there; null when nothing is, or JSON's null.</param>
internal readonly record struct ReportNode(string Pointer, JsonElement? Element)
{
    /// <summary>The text there; null when nothing is.</summary>
    public string? Text => Element is { } element ? Of(element, JsonValueKind.String, "a text").GetString() : null;

    /// <summary>The number there; null when nothing is.</summary>
    public double? Number
    {
        get
        {
            if (Element is not { } element) return null;
            var number = Of(element, JsonValueKind.Number, "a number").GetDouble();
            return double.IsFinite(number) ? number : throw Broken("it is no finite number");
        }
    }

    /// <summary>Whether it is true there; null when nothing is.</summary>
    public bool? Truth => Element switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Broken("there must be true or false"),
    };

    /// <summary>The number there, which cannot be below zero; null when nothing is.</summary>
    public double? Amount => Number is { } number ? number >= 0 ? number : throw Broken("it is below zero") : null;

    /// <summary>The time there; null when nothing is.</summary>
    public DateTimeOffset? Time
    {
        get
        {
            if (Text is not { } text) return null;
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Broken("it is no time");
        }
    }

    /// <summary>The entries there; none when nothing is.</summary>
    public IEnumerable<ReportNode> Items
    {
        get
        {
            var pointer = Pointer;
            return Element is { } element
                ? Of(element, JsonValueKind.Array, "a list").EnumerateArray().Select((item, i) => new ReportNode(JsonPointer.Append(pointer, i), Present(item)))
                : [];
        }
    }

    /// <summary>A member of the object there.</summary>
    public ReportNode this[string name]
    {
        get
        {
            var pointer = JsonPointer.Append(Pointer, name);
            if (Element is not { } element) return new ReportNode(pointer, null);
            return new ReportNode(pointer, Of(element, JsonValueKind.Object, "an object").TryGetProperty(name, out var member) ? Present(member) : null);
        }
    }

    /// <summary>The error about this place.</summary>
    public OperationException Broken(string reason) => new(
        "LighthouseReportInvalid",
        ErrorKind.InvalidInput,
        $"This is no report of Lighthouse that can be used: at '{(Pointer.Length == 0 ? "/" : Pointer)}', {reason}. Check that its version is 10 or later.",
        Pointer);

    private static JsonElement? Present(JsonElement element) => element.ValueKind == JsonValueKind.Null ? null : element;

    private JsonElement Of(JsonElement element, JsonValueKind kind, string expected) =>
        element.ValueKind == kind ? element : throw Broken($"there must be {expected}");
}
