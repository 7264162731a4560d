using System.Management.Automation;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;

namespace ProductionOps.PowerShell.Session;

/// <summary>What cmdlets that report on a period share.</summary>
public abstract class AnalyticsCmdlet : ProductionCmdlet
{
    /// <summary>Period in words.</summary>
    [Parameter(Position = 0, HelpMessage = "The period, such as 7d, '3 months', last-month or 2026-Q1; the last 30 days by default.")]
    [Alias("Last")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public string? Period { get; set; }

    /// <summary>Environments.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Environments to report on; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment[] Environment { get; set; } = [DeploymentEnvironment.Production];

    /// <summary>Start of the period.</summary>
    [Parameter(HelpMessage = "Start of the period, by the clocks of the time zone unless it says otherwise.")]
    public DateTime? From { get; set; }

    /// <summary>End of the period.</summary>
    [Parameter(HelpMessage = "End of the period, which is not part of it; now by default.")]
    public DateTime? To { get; set; }

    /// <summary>Time zone.</summary>
    [Parameter(HelpMessage = "The time zone whose days are counted, such as Europe/Berlin; that of this machine by default.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string? TimeZone { get; set; }

    /// <summary>The period that was asked for.</summary>
    private protected ReportPeriod SelectedPeriod =>
        new PeriodSelection { Text = Period, From = From, To = To, TimeZone = TimeZone }.Resolve(TimeProvider.System);

    /// <summary>The request for an environment.</summary>
    private protected AnalyticsRequest RequestOf(DeploymentEnvironment environment) =>
        new() { Environment = environment, Period = SelectedPeriod, OnDamaged = e => Report(e) };
}
