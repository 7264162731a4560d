namespace ProductionOps.Reporting.Html;

/// <summary>A part of a page.</summary>
internal interface IReportSection
{
    /// <summary>Writes it.</summary>
    void Write(HtmlWriter html);
}
