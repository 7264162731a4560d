using System.Globalization;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Files;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>Tells before a run what it would change, so that whoever approves it knows what they approve.</summary>
/// <param name="processes">Runs git.</param>
/// <param name="audit">Looks for vulnerabilities.</param>
/// <param name="files">The disk.</param>
/// <param name="time">The clock.</param>
/// <param name="reporter">Is told what is done.</param>
internal sealed class UpdateAssessment(IProcessRunner processes, NpmAudit audit, IFileSystem files, TimeProvider time, IOperationReporter reporter)
{
    // Somebody waits for the answer; without one the run can be scheduled all the same.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly GitClient _git = new(processes);

    /// <summary>
    /// The impact, with the updates that were found. Nothing changes for users: updates come to a branch, and to the site only with a
    /// deployment. What cannot be found out is a note and no failure.
    /// </summary>
    /// <param name="context">The maintenance.</param>
    /// <param name="policy">What is allowed.</param>
    /// <param name="plan">Plans, from the project and its audit.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ImpactAssessment> AssessAsync(
        MaintenanceContext context, UpdatePolicy policy, Func<NpmProject, AuditResult, CancellationToken, Task<DependencyPlan>> plan, CancellationToken cancellationToken)
    {
        var impact = new ImpactAssessment { UserImpact = UserImpact.None, Downtime = 0, RollbackTime = 0, AssessedAt = time.GetUtcNow() };
        if (context.RepositoryRoot is not { } repository) return Unknown(impact, context, $"'{context.ProjectDirectory}' is in no git repository.");
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        reporter.Verbose("Looking for updates of dependencies");
        string? folder = null;
        try
        {
            using var manifests = await CommittedManifests.CopyAsync(_git, files, repository, context.ProjectDirectory, both.Token);
            folder = manifests.Folder;
            var project = manifests.Read();
            var audited = await audit.RunAsync(project.Directory, both.Token);
            var found = await plan(project, audited, both.Token);
            var note = audited.Reason is { } reason ? Mask($"Which updates remove vulnerabilities is not known: {reason}", folder, context) : null;
            return impact with { Updates = UpdatesOf(found, policy), Note = note };
        }
        catch (OperationException exception)
        {
            return Unknown(impact, context, Mask(exception.Message, folder, context));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unknown(impact, context, string.Create(CultureInfo.InvariantCulture, $"The package registry did not answer within {Limit.TotalSeconds:0} seconds."));
        }
    }

    private ImpactAssessment Unknown(ImpactAssessment impact, MaintenanceContext context, string reason)
    {
        var consent = context.Maintenance.ApprovalRequired
            ? " Whoever approves it allows the classes of maintenance.dependencyUpdates.autoApproveClasses; to see and allow more, mend this, deny it and schedule another."
            : "";
        var note = $"Which updates there are is not known: {reason}{consent}";
        reporter.Warning(note);
        return impact with { Note = note };
    }

    // What is tried comes first, with why a person has to allow it.
    private static IReadOnlyList<DependencyUpdate> UpdatesOf(DependencyPlan plan, UpdatePolicy policy) =>
    [
        .. plan.Groups.SelectMany(group => group.Updates.Select(update => (Update: update, Ask: policy.AskFor(update)))
            .Select(pair => pair.Update.ToUpdate(DependencyUpdateOutcome.Planned, pair.Ask) with
            {
                Approved = pair.Ask is null,
                Group = group.Updates.Count > 1 ? [.. group.Updates.Select(other => other.Package)] : null,
            })),
        .. plan.Others,
    ];

    private static string Mask(string message, string? folder, MaintenanceContext context) =>
        CredentialPatterns.Mask(folder is null ? message : message.Replace(folder, context.ProjectDirectory, StringComparison.Ordinal));
}
