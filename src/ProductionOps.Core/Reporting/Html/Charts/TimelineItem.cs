namespace ProductionOps.Reporting.Html.Charts;

/// <summary>Something that happened.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it was over; null for what takes no time.</param>
/// <param name="Kind">What it is, as a class of the style sheet.</param>
/// <param name="Title">In words.</param>
internal sealed record TimelineItem(DateTimeOffset From, DateTimeOffset? To, string Kind, string Title);
