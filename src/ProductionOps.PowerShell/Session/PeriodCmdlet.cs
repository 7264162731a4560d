using System.Management.Automation;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;

namespace ProductionOps.PowerShell.Session;

/// <summary>What cmdlets that are about a period share.</summary>
public abstract class PeriodCmdlet : ProductionCmdlet
{
    /// <summary>Period in words.</summary>
    public abstract string? Period { get; set; }

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

    /// <summary>The request for an environment.</summary>
    private protected AnalyticsRequest RequestOf(DeploymentEnvironment environment) => new()
    {
        Environment = environment,
        Period = new PeriodSelection { Text = Period, From = From, To = To, TimeZone = TimeZone }.Resolve(TimeProvider.System),
        OnDamaged = e => Report(e),
    };
}
