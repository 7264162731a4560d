using ProductionOps.Browsers;
using ProductionOps.Configuration;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Deployment.Validation.Budgets;
using ProductionOps.Deployment.Validation.Constitutional;
using ProductionOps.Deployment.Validation.Lighthouse;
using ProductionOps.Deployment.Validation.Secrets;
using ProductionOps.Files;
using ProductionOps.Monitoring.Accessibility;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Monitoring.Performance.Lighthouse;
using ProductionOps.Monitoring.Performance.Vitals;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Validation;

/// <summary>Puts the steps of the product together.</summary>
public sealed record StandardValidationSteps
{
    /// <summary>The file system.</summary>
    public required IFileSystem Files { get; init; }

    /// <summary>Runs git, npm and Lighthouse.</summary>
    public required IProcessRunner Processes { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Reads YAML; asked for only when the repository has workflows.</summary>
    public required Func<IYamlConverter> Yaml { get; init; }

    /// <summary>Remembers branches between deployments.</summary>
    public required IStateCollection State { get; init; }

    /// <summary>Knows releases and backups.</summary>
    public required IPreservationFacts Preservation { get; init; }

    /// <summary>Values of the configured secrets by their names.</summary>
    public required IReadOnlyDictionary<string, string> Secrets { get; init; }

    /// <summary>All steps.</summary>
    public ValidationSteps Create() => new(
    [
        new BudgetStep(Files),
        Lighthouse(),
        new AccessibilityStep(AccessibilityAuditor.OfThisMachine(Processes, Files, Time), Files, Time),
        new AuditStep(new NpmAudit(Processes, Files, Time)),
        new SecretScanStep(Files, Secrets),
        new ConstitutionalStep(Constitution()),
    ]);

    /// <summary>The review of the constitutional principles, for other uses than a deployment.</summary>
    public ConstitutionalCheck Constitution()
    {
        var history = new GitHistory(Processes);
        return new ConstitutionalCheck(
            new WorkflowCheck(Files, Yaml),
            new PreservationCheck(Preservation, history),
            new BranchCheck(history, State, Environment.MachineName));
    }

    private LighthouseStep Lighthouse() => new(
        LighthouseMeter.OfThisMachine(Processes, Files),
        new VitalsSeries(BrowserStarter.OfThisMachine(Processes, Files, Time)),
        new MeasurementLock(Files, Time, MeasurementLock.DefaultPath),
        new MachineLoad(Files, Environment.ProcessorCount),
        Files,
        Time);

    // A record's text shows all of its parts, and one of them is secret.
    /// <inheritdoc/>
    public override string ToString() => nameof(StandardValidationSteps);
}
