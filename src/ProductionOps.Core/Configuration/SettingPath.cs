using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProductionOps.Configuration;

/// <summary>
/// Where a setting is, as people write it: <c>deployment.targets[0].url</c>; a name that holds a dot or a bracket stands in
/// <c>['…']</c>.
/// </summary>
internal sealed partial class SettingPath
{
    private readonly object[] _steps;

    private SettingPath(object[] steps) => _steps = steps;

    /// <summary>The whole document.</summary>
    public static SettingPath Root { get; } = new([]);

    /// <summary>Names, and positions in lists.</summary>
    public IReadOnlyList<object> Steps => _steps;

    /// <summary>Reads a path.</summary>
    /// <exception cref="OperationException"><c>ConfigurationPathInvalid</c>.</exception>
    public static SettingPath Parse(string text)
    {
        var steps = new List<object>();
        var position = 0;
        while (position < text.Length)
        {
            var match = Step().Match(text, position);
            if (!match.Success || match.Length == 0) throw Invalid(text);
            steps.Add(Value(match));
            position += match.Length;
        }

        return steps.Count == 0 ? throw Invalid(text) : new SettingPath([.. steps]);
    }

    public SettingPath Append(string name) => new([.. _steps, name]);

    public SettingPath Append(int index) => new([.. _steps, index]);

    /// <summary>Puts a value there, making the objects on the way; null removes what is there.</summary>
    /// <exception cref="OperationException"><c>ConfigurationPathInvalid</c>: the path goes through something else.</exception>
    public void Set(JsonObject document, JsonNode? value)
    {
        JsonNode parent = document;
        for (var i = 0; i < _steps.Length - 1; i++)
        {
            var next = Child(parent, _steps[i]);
            if (next is null && value is null) return;
            if (next is null)
            {
                next = _steps[i + 1] is int ? new JsonArray() : new JsonObject();
                Put(parent, _steps[i], next);
            }

            parent = next;
        }

        Put(parent, _steps[^1], value);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(_steps.Select((step, index) => step switch
    {
        int position => string.Create(CultureInfo.InvariantCulture, $"[{position}]"),
        string name when !Bare().IsMatch(name) => $"['{name.Replace("'", "''", StringComparison.Ordinal)}']",
        _ => index == 0 ? (string)step : $".{step}",
    }));

    private JsonNode? Child(JsonNode parent, object step) => (parent, step) switch
    {
        (JsonObject mapping, string name) => mapping[name],
        (JsonArray sequence, int index) => index < sequence.Count ? sequence[index] : null,
        _ => throw Invalid(ToString()),
    };

    private void Put(JsonNode parent, object step, JsonNode? value)
    {
        switch (parent, step)
        {
            case (JsonObject mapping, string name) when value is null:
                mapping.Remove(name);
                break;
            case (JsonObject mapping, string name):
                mapping[name] = value;
                break;
            case (JsonArray sequence, int index) when value is null && index < sequence.Count:
                sequence.RemoveAt(index);
                break;
            case (JsonArray sequence, int index) when index < sequence.Count:
                sequence[index] = value;
                break;
            case (JsonArray sequence, int index) when index == sequence.Count && value is not null:
                sequence.Add(value);
                break;
            default:
                throw Invalid(ToString());
        }
    }

    private static object Value(Match match) =>
        match.Groups["index"] is { Success: true } index && int.TryParse(index.ValueSpan, CultureInfo.InvariantCulture, out var position) ? position
        : match.Groups["quoted"] is { Success: true } quoted ? quoted.Value.Replace("''", "'", StringComparison.Ordinal)
        : match.Groups["name"].Value;

    private static OperationException Invalid(string path) => new(
        "ConfigurationPathInvalid",
        ErrorKind.InvalidInput,
        $"'{path}' is not the path of a setting. Write it like deployment.healthCheckTimeout, deployment.targets[0].url or " +
        "features.flags['new.checkout'].",
        path);

    [GeneratedRegex(@"\G((?<=\A)|\.)(?<name>[^.\[\]']+)|\G\[(?<index>[0-9]{1,5})\]|\G\['(?<quoted>([^']|'')+)'\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"\A[^.\[\]']+\z", RegexOptions.None, 1000)]
    private static partial Regex Bare();
}
