namespace ProductionOps.Faults.Tests;

/// <summary>What tests make of a report.</summary>
internal static class Reports
{
    public static FaultReport New() => new(TextWriter.Null);

    /// <summary>That so much was tried, and nothing was wrong.</summary>
    public static void MustBeClean(FaultReport report, int atLeast)
    {
        Assert.Equal([], report.AllViolations.Take(5));
        Assert.True(report.Tried.Values.Sum() >= atLeast, $"Only {report.Tried.Values.Sum()} were tried.");
    }
}
