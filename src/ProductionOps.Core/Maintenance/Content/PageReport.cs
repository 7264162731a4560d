using ProductionOps.Maintenance.Content.Html;
using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content;

/// <summary>What is found in one file. One is used again for every file.</summary>
internal sealed class PageReport
{
    private TextPosition _position;

    /// <summary>The file.</summary>
    public SiteFile File { get; private set; } = new(-1, string.Empty, 0, SiteFileKind.Other);

    /// <summary>Its text as UTF-8.</summary>
    public ReadOnlyMemory<byte> Text { get; private set; }

    /// <summary>What was found so far.</summary>
    public List<ContentFinding> Findings { get; private set; } = [];

    /// <summary>Begins another file.</summary>
    public void Begin(SiteFile file)
    {
        (File, Text, _position) = (file, default, default);
        if (Findings.Count > 0) Findings = [];
    }

    /// <summary>Gives the text that offsets are of.</summary>
    public void Read(ReadOnlyMemory<byte> text) => Text = text;

    /// <summary>Line and column of an offset.</summary>
    public (int Line, int Column) At(int offset) => _position.At(Text.Span, offset);

    /// <summary>Notes a fault at a place of the text.</summary>
    public void Add(ContentRule rule, int offset, string message, string? element = null, string? target = null)
    {
        var (line, column) = At(offset);
        Findings.Add(Finding(rule, message) with { Line = line, Column = column, Element = element, Target = target });
    }

    /// <summary>Notes a fault of the whole file.</summary>
    public void Add(ContentRule rule, string message) => Findings.Add(Finding(rule, message));

    /// <summary>Notes a fault at a line that is known already.</summary>
    public void AddAt(ContentRule rule, int line, int column, string message, string? element = null, string? target = null) =>
        Findings.Add(Finding(rule, message) with { Line = line, Column = column, Element = element, Target = target });

    private ContentFinding Finding(ContentRule rule, string message) =>
        new() { Severity = rule.Severity, Rule = rule.Id, Page = File.Path, Message = message, Hint = rule.Hint };
}
