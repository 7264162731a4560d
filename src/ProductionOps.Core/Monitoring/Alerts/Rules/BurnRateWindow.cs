namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>How fast the error budget may be used up, over a long time and, so that the alert ends soon after its cause, a short one.</summary>
/// <param name="Factor">Times the rate at which the budget would last exactly as long as its period.</param>
/// <param name="Long">The long time.</param>
/// <param name="Short">The short time.</param>
internal sealed record BurnRateWindow(double Factor, TimeSpan Long, TimeSpan Short)
{
    /// <summary>Windows that call for somebody at once (Site Reliability Workbook, chapter 5: 2 % and 5 % of the budget of 30 days).</summary>
    public static IReadOnlyList<BurnRateWindow> Fast { get; } =
        [new(14.4, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)), new(6, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30))];

    /// <summary>Windows that call for somebody in working hours (ibidem: 10 % each).</summary>
    public static IReadOnlyList<BurnRateWindow> Slow { get; } =
        [new(3, TimeSpan.FromDays(1), TimeSpan.FromHours(2)), new(1, TimeSpan.FromDays(3), TimeSpan.FromHours(6))];
}
