namespace ProductionOps.Reporting.Html.Charts;

/// <summary>Something that happened at a time, such as a deployment.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">What, as a class of the style sheet.</param>
/// <param name="Title">In words.</param>
internal sealed record ChartMark(DateTimeOffset Time, string Kind, string Title);
