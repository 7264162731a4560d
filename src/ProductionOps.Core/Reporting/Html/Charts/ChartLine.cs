namespace ProductionOps.Reporting.Html.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Points">Its points, by time.</param>
internal sealed record ChartLine(string Name, IReadOnlyList<(DateTimeOffset Time, double Value)> Points);
