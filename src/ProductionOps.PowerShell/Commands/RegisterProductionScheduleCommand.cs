using System.Management.Automation;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Scheduling;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Lets the system run commands of a store.</summary>
[Cmdlet(VerbsLifecycle.Register, "ProductionSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ScheduleEntry), typeof(ScheduleFile))]
public sealed class RegisterProductionScheduleCommand : ProductionCmdlet
{
    /// <summary>What it runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "What it runs.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<ScheduleWork>))]
    public ScheduleWork[] Work { get; set; } = [];

    /// <summary>How often.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "How often: 5m, 6h, daily, weekly or monthly.")]
    [ValidateNotNullOrEmpty]
    public string Every { get; set; } = string.Empty;

    /// <summary>Time of day.</summary>
    [Parameter(HelpMessage = "Time of day, such as 03:00; midnight by default.")]
    [ValidateNotNullOrEmpty]
    public string? At { get; set; }

    /// <summary>Day.</summary>
    [Parameter(HelpMessage = "Day of the week of weekly runs, day of the month of monthly ones; the first by default.")]
    [ValidateNotNullOrEmpty]
    public string? On { get; set; }

    /// <summary>Time zone.</summary>
    [Parameter(HelpMessage = "Time zone by its IANA name, such as Europe/Berlin; that of the machine by default.")]
    [ValidateNotNullOrEmpty]
    public string? TimeZone { get; set; }

    /// <summary>Its name.</summary>
    [Parameter(HelpMessage = "Its name; the site's and the work's by default.")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What runs it.</summary>
    [Parameter(HelpMessage = "What runs it; that of this system by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<ScheduleManager>))]
    public ScheduleManager? Manager { get; set; }

    /// <summary>Whether the system runs it.</summary>
    [Parameter(HelpMessage = "Lets the system run it rather than this user; systemd only.")]
    public SwitchParameter SystemWide { get; set; }

    /// <summary>The environment.</summary>
    [Parameter(HelpMessage = "The environment; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Further arguments.</summary>
    [Parameter(HelpMessage = "Further arguments of the command, such as --type, uptime.")]
    public string[] ArgumentList { get; set; } = [];

    /// <summary>The program.</summary>
    [Parameter(HelpMessage = "Path of the prodops that it runs; by default the one on the PATH, and without one this module.")]
    [ValidateNotNullOrEmpty]
    public string? Program { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEach(Work, Register);

    // Whoever has the module alone has no prodops.
    private ScheduleModule? FindModule()
    {
        var shell = Path.Combine(LanguagePrimitives.ConvertTo<string>(GetVariableValue("PSHOME")), OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
        if (!File.Exists(shell) || MyInvocation.MyCommand.Module?.ModuleBase is not { } folder) return null;
        var manifest = Path.Combine(folder, "ProductionOps.psd1");
        return File.Exists(manifest) ? new ScheduleModule(shell, manifest) : null;
    }

    private void Register(ScheduleWork work)
    {
        var request = new ScheduleRequest
        {
            Work = work,
            Timing = ScheduleTiming.Parse(Every, At, On, TimeZone),
            Name = Name,
            Manager = Manager,
            SystemWide = SystemWide,
            Environment = Environment,
            Arguments = ArgumentList,
            Program = Program is null ? null : [Paths.Literal(Program)],
            Module = FindModule(),
        };
        if (Approve(Name ?? JsonLiteral.Of(work), $"Run {JsonLiteral.Of(work)} {Every}", out var isWhatIf)) WriteObject(Run((workspace, stop) => workspace.Schedules.RegisterAsync(request, stop)));
        else if (isWhatIf) WriteObject(Run((workspace, stop) => workspace.Schedules.PlanAsync(request, stop)), enumerateCollection: true);
    }
}
