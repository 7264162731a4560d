namespace ProductionOps.Reporting.Html.Charts;

/// <summary>What the script needs to draw a chart that can be pointed at and zoomed.</summary>
internal sealed record ChartData
{
    public required string Id { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Times in seconds since 1970, then the values of each line; null where it has none.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Columns { get; init; }

    public required double From { get; init; }

    public required double To { get; init; }

    public required double Highest { get; init; }

    public required IReadOnlyList<ChartLimit> Limits { get; init; }

    public required IReadOnlyList<double> Deployments { get; init; }

    public required IReadOnlyList<double> Rollbacks { get; init; }
}
