namespace ProductionOps.Reporting.Html.Charts;

/// <summary>A threshold or a budget.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Where it is.</param>
internal sealed record ChartLimit(string Name, double Value);
