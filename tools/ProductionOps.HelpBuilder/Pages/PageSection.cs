namespace ProductionOps.HelpBuilder.Pages;

/// <summary>A heading and what is below it, down to the next heading of any level.</summary>
/// <param name="Level">1 for the title of the page.</param>
/// <param name="Heading">Text of the heading.</param>
/// <param name="Line">Line of the heading, from 1.</param>
/// <param name="Lines">The lines below it.</param>
internal sealed record PageSection(int Level, string Heading, int Line, IReadOnlyList<string> Lines)
{
    /// <summary>The sections of a page, in order. Headings inside code fences are text.</summary>
    public static IReadOnlyList<PageSection> Split(IReadOnlyList<string> lines)
    {
        var sections = new List<PageSection>();
        var body = new List<string>();
        var isCode = false;
        for (var i = 0; i < lines.Count; i++)
        {
            isCode ^= lines[i].StartsWith("```", StringComparison.Ordinal);
            var level = isCode ? 0 : lines[i].TakeWhile(static c => c == '#').Count();
            if (level == 0)
            {
                body.Add(lines[i]);
                continue;
            }

            body = [];
            sections.Add(new PageSection(level, lines[i][level..].Trim(), i + 1, body));
        }

        return sections;
    }

    /// <summary>The code of the section; empty when it has none.</summary>
    public string Code() => string.Join('\n', Lines
        .SkipWhile(static line => !line.StartsWith("```", StringComparison.Ordinal)).Skip(1)
        .TakeWhile(static line => !line.StartsWith("```", StringComparison.Ordinal)));

    /// <summary>The paragraphs and list items outside code, as plain text.</summary>
    public IReadOnlyList<string> Paragraphs()
    {
        var paragraphs = new List<string>();
        var current = new List<string>();
        var isCode = false;
        foreach (var line in Lines.Append(string.Empty))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (isCode || isFence) continue;

            var isItem = line.StartsWith("- ", StringComparison.Ordinal);
            if ((line.Length == 0 || isItem) && current.Count > 0)
            {
                paragraphs.Add(PlainText.Of(string.Join(' ', current)));
                current.Clear();
            }

            if (line.Length > 0) current.Add(line.Trim());
        }

        return paragraphs;
    }
}
