namespace ProductionOps.Reporting.Html;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Class">What it means, as a class of the style sheet; null when nothing.</param>
internal sealed record HtmlCell(string? Text, string? Class = null)
{
    /// <summary>A cell that only says something.</summary>
    public static implicit operator HtmlCell(string? text) => new(text);
}
