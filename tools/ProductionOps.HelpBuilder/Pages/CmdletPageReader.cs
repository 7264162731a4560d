namespace ProductionOps.HelpBuilder.Pages;

/// <summary>
/// Reads pages of this form: a title; the synopsis; then, as headings of level 2, Description, Parameters and Examples with one heading
/// of level 3 for each, Inputs, Outputs, Notes and Related links.
/// </summary>
public static class CmdletPageReader
{
    /// <summary>Reads a page.</summary>
    /// <exception cref="HelpSourceException">The page is missing or lacks a part.</exception>
    public static CmdletPage Read(string path)
    {
        if (!File.Exists(path)) throw new HelpSourceException(path, 1, "The cmdlet has no page.");

        var sections = PageSection.Split(File.ReadAllLines(path));
        if (sections is not [{ Level: 1 } title, ..]) throw new HelpSourceException(path, 1, "The page has no title.");

        return new CmdletPage(
            title.Heading,
            string.Join(' ', title.Paragraphs()),
            Required(path, sections, "Description").Paragraphs(),
            Below(sections, "Parameters").ToDictionary(
                static section => section.Heading.TrimStart('-'), static section => section.Paragraphs(), StringComparer.Ordinal),
            [.. Below(sections, "Examples").Select(static section => new PageExample(section.Heading, section.Code(), section.Paragraphs()))],
            Required(path, sections, "Inputs").Paragraphs(),
            Required(path, sections, "Outputs").Paragraphs(),
            Required(path, sections, "Notes").Paragraphs(),
            [.. Required(path, sections, "Related links").Paragraphs().Select(static item => item.TrimStart('-', ' '))]);
    }

    private static PageSection Required(string path, IReadOnlyList<PageSection> sections, string heading) =>
        sections.FirstOrDefault(section => section.Level == 2 && section.Heading == heading)
        ?? throw new HelpSourceException(path, 1, $"The page has no section '{heading}'.");

    private static IEnumerable<PageSection> Below(IReadOnlyList<PageSection> sections, string heading) => sections
        .SkipWhile(section => section.Level != 2 || section.Heading != heading).Skip(1)
        .TakeWhile(static section => section.Level > 2);
}
