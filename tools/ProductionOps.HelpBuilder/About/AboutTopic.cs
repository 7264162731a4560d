using System.Text;
using ProductionOps.HelpBuilder.Pages;

namespace ProductionOps.HelpBuilder.About;

/// <summary>An about_ topic, as text of 78 columns.</summary>
internal static class AboutTopic
{
    private const int Width = 78;
    private const string Indent = "    ";

    /// <summary>Writes the help file of a topic.</summary>
    /// <param name="path">The page; its title is the name of the topic.</param>
    /// <param name="directory">Where the help file goes.</param>
    public static void Write(string path, string directory)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var text = new StringBuilder();
        var paragraph = new List<string>();
        var isCode = false;
        foreach (var line in File.ReadLines(path).Append(string.Empty))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (!isCode && !isFence && IsText(line) && !line.StartsWith("- ", StringComparison.Ordinal))
            {
                paragraph.Add(line.Trim());
                continue;
            }

            Wrap(text, PlainText.Of(string.Join(' ', paragraph)));
            paragraph.Clear();
            if (!isFence) Append(text, paragraph, line, isCode);
        }

        File.WriteAllText(Path.Combine(directory, name + ".help.txt"), text.ToString());
    }

    private static bool IsText(string line) => line.Length > 0 && line[0] is not ('#' or '|');

    private static void Append(StringBuilder text, List<string> paragraph, string line, bool isCode)
    {
        if (isCode) text.AppendLine((Indent + "  " + line).TrimEnd());
        else if (line.StartsWith("- ", StringComparison.Ordinal)) paragraph.Add(line);
        else if (line.StartsWith('|')) text.Append(Indent).AppendLine(PlainText.Of(line));
        else if (line.StartsWith("# ", StringComparison.Ordinal)) text.AppendLine("TOPIC").Append(Indent).AppendLine(line[2..]);
        else text.AppendLine(line.TrimStart('#', ' ').ToUpperInvariant());
    }

    private static void Wrap(StringBuilder text, string paragraph)
    {
        if (paragraph.Length == 0) return;

        var indent = paragraph.StartsWith("- ", StringComparison.Ordinal) ? Indent + "  " : Indent;
        var line = new StringBuilder(Indent);
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length > Width)
            {
                text.AppendLine(line.ToString().TrimEnd());
                line.Clear().Append(indent);
            }

            line.Append(word).Append(' ');
        }

        text.AppendLine(line.ToString().TrimEnd());
    }
}
