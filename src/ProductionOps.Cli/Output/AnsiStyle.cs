namespace ProductionOps.Cli.Output;

/// <summary>Gives text its colour, where colour is wanted.</summary>
/// <param name="enabled">Whether it is.</param>
internal readonly struct AnsiStyle(bool enabled)
{
    /// <summary>The text with the colour of a style around it.</summary>
    public string Apply(TextStyle style, string text)
    {
        if (!enabled || text.Length == 0) return text;
        var code = Code(style);
        return code is null ? text : $"\e[{code}m{text}\e[0m";
    }

    private static string? Code(TextStyle style) => style switch
    {
        TextStyle.Heading => "1",
        TextStyle.Muted => "2",
        TextStyle.Good => "32",
        TextStyle.Warning => "33",
        TextStyle.Bad => "31",
        TextStyle.Active => "36",
        _ => null,
    };
}
