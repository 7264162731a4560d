using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Maintenance.Dependencies.Trials;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>
/// Tries updates in a worktree of the last commit and commits those with which the site is well on a branch of their own. The user's work
/// tree, index, branch, stash and node_modules are never touched.
/// </summary>
/// <param name="tools">What it is made with.</param>
internal sealed class UpdateRun(UpdateTools tools)
{
    private const int DefaultTimeLimit = 3600;
    private const int StepsBesidesAttempts = 3;

    /// <summary>Plans, tries and commits.</summary>
    /// <exception cref="OperationException"><c>DependencyRepositoryMissing</c>; <c>DependencyUpdateRunning</c>; what the manifests, the lock file
    /// or the registry lack, see <see cref="NpmProject.Read"/> and <see cref="NpmClient.RunAsync"/>; <c>DependencyBaselineFailed</c>.</exception>
    public async Task<UpdateOutcome> RunAsync(UpdateRequest request, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        var context = request.Context;
        var settings = await tools.Settings(context.Configuration, cancellationToken);
        using var limit = new CancellationTokenSource(
            TimeSpan.FromSeconds(context.Configuration.Maintenance.DependencyUpdates.TimeLimit ?? DefaultTimeLimit), tools.Time);
        await progress.BeginAsync("checking out the last commit", StepsBesidesAttempts + 1, cancellationToken);
        var repository = context.RepositoryRoot ?? throw RepositoryMissing(context);
        await WarnOfChangesAsync(repository, cancellationToken);
        await using var folder = await tools.Folders.OpenAsync(repository, context.ProjectDirectory, request.Name, cancellationToken);

        await progress.BeginAsync("looking for updates", StepsBesidesAttempts + 1, cancellationToken);
        var project = NpmProject.Read(tools.Files, folder.Place.ProjectDirectory);
        WorkspaceLinks.Create(tools.Files, project);
        var audit = await tools.Audit.RunAsync(project.Directory, cancellationToken);
        var plan = await request.PlanAsync(project, audit, cancellationToken);
        if (plan.Groups.Count == 0) return new UpdateOutcome(plan, null, audit);

        var attempts = new Attempts(tools, folder, settings, progress);
        var result = await new UpdateBisection(attempts.JudgeAsync).RunAsync(plan.Groups, limit.Token, cancellationToken);
        await progress.BeginAsync("committing", StepsBesidesAttempts + result.Attempts, cancellationToken);
        return await PublishAsync(request, folder, new UpdateOutcome(plan, result, audit), cancellationToken);
    }

    private async Task<UpdateOutcome> PublishAsync(UpdateRequest request, TrialFolder folder, UpdateOutcome outcome, CancellationToken cancellationToken)
    {
        var result = outcome.Result!;
        if (result.Judgement?.Commit is not { } judged || judged == folder.Place.Base) return outcome;
        await folder.ShowAsync(judged, cancellationToken);
        var after = await tools.Audit.RunAsync(folder.Place.ProjectDirectory, cancellationToken);
        var message = CommitMessage.Of(request, result);
        var commit = await folder.PublishAsync(judged, message, cancellationToken);
        return outcome with { Branch = folder.Place.Branch, Commit = commit, After = after, AppliedAt = tools.Time.GetUtcNow() };
    }

    private async Task WarnOfChangesAsync(string repository, CancellationToken cancellationToken)
    {
        var revision = await tools.Git.ReadRevisionAsync(repository, [tools.StoreAddress], cancellationToken);
        if (revision.IsClean) return;
        var named = string.Join(", ", revision.Changes.Take(3));
        tools.Reporter.Warning(
            $"{new Quantity(revision.Changes.Count, "file of the work tree differs", "files of the work tree differ")} from the last commit ({named}). The work tree stays as it is; updates are tried on the commit.");
    }

    private static OperationException RepositoryMissing(MaintenanceContext context) => new(
        "DependencyRepositoryMissing",
        ErrorKind.InvalidInput,
        $"'{context.ProjectDirectory}' is in no git repository, so updates cannot be tried apart from it. Make one with 'git init' and commit the site.",
        context.ProjectDirectory);

    private sealed class Attempts(UpdateTools tools, TrialFolder folder, JudgeSettings settings, IMaintenanceProgress progress)
    {
        private int _number;

        public async Task<Judgement> JudgeAsync(IReadOnlyList<UpdateGroup> groups, CancellationToken cancellationToken)
        {
            _number++;
            var updates = groups.SelectMany(group => group.Updates).ToList();
            await progress.BeginAsync(Describe(updates.Count), StepsBesidesAttempts + _number, cancellationToken);
            await folder.ResetAsync(cancellationToken);
            var place = folder.Place;
            var project = NpmProject.Read(tools.Files, place.ProjectDirectory);
            if (updates.Count > 0 && await tools.Installer.ResolveAsync(project, updates, cancellationToken) is { } unfit)
                return Tell(new Judgement(Commit: null) { Failures = [unfit] });
            var commit = await folder.CommitAsync("Updates that are being tried\n", cancellationToken);
            var scripts = settings.Configuration.Maintenance.DependencyUpdates.InstallScripts is true ? tools.ScriptEnvironment(settings) : null;
            if (await tools.Installer.InstallAsync(project.Directory, scripts, cancellationToken) is { } failure)
                return Tell(new Judgement(commit) { Failures = [failure] });
            return Tell(await tools.Judge.JudgeAsync(place, commit, settings, cancellationToken));
        }

        private string Describe(int count) => count switch
        {
            0 => $"attempt {_number}: without updates",
            1 => $"attempt {_number}: 1 update",
            _ => $"attempt {_number}: {count} updates together",
        };

        private Judgement Tell(Judgement judgement)
        {
            var verdict = judgement.Failures.Count == 0 ? "well" : $"failed at {string.Join(", ", judgement.Failures.Select(failure => failure.Step))}";
            tools.Reporter.Verbose($"Attempt {_number}: {verdict}");
            return judgement;
        }
    }
}
