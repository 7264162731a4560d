using ProductionOps.Deployment.Build;
using ProductionOps.Deployment.Source;
using ProductionOps.Deployment.Validation;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>Builds, tests and validates the site of a worktree.</summary>
/// <param name="tools">The programs, the disk and the environment.</param>
/// <param name="builder">Builds.</param>
/// <param name="steps">Gives the validation steps for a repository.</param>
/// <param name="time">Clock of the commit that is judged.</param>
/// <param name="reporter">Is told what is done.</param>
internal sealed class SiteJudge(JudgeTools tools, SiteBuilder builder, Func<JudgeSettings, string, ValidationSteps> steps, TimeProvider time, IOperationReporter reporter)
{
    private static readonly TimeSpan TestLimit = TimeSpan.FromMinutes(15);

    /// <summary>Judges what is installed in a worktree.</summary>
    /// <param name="place">The worktree.</param>
    /// <param name="commit">The commit that lies in it.</param>
    /// <param name="settings">By what.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Judgement> JudgeAsync(TrialPlace place, string commit, JudgeSettings settings, CancellationToken cancellationToken)
    {
        var build = settings.Configuration.Deployment.Build is { } configured
            ? await BuildAsync(new BuildRequest(configured with { Install = [] }, place.Root) { Variables = settings.Variables, Redact = settings.Redact }, cancellationToken)
            : (null, null);
        if (build.Failure is { } failure) return new Judgement(commit) { Failures = [failure] };
        var judgement = await TestAsync(new Judgement(commit) { IsBuilt = true }, place, settings, cancellationToken);
        if (judgement.Failures.Count > 0 || build.Outcome is null) return judgement;
        return await ValidateAsync(judgement, place, build.Outcome, settings, cancellationToken);
    }

    private async Task<(BuildOutcome? Outcome, StepFailure? Failure)> BuildAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return (await builder.BuildAsync(request, reporter, cancellationToken), null);
        }
        catch (OperationException exception)
        {
            return (null, new StepFailure("build", exception.Message));
        }
    }

    private async Task<Judgement> TestAsync(Judgement judgement, TrialPlace place, JudgeSettings settings, CancellationToken cancellationToken)
    {
        if (!settings.Checks.Contains(JudgeSettings.Tests, StringComparer.Ordinal)) return judgement;
        if (TestCommand(NpmProject.Read(tools.Files, place.ProjectDirectory)) is not { } arguments) return judgement;
        var names = settings.Configuration.Deployment.Build?.Environment ?? [];
        var request = new ProcessRequest("npm", arguments)
        {
            WorkingDirectory = place.ProjectDirectory,
            Environment = tools.Environment.Create(names, settings.Variables),
            Timeout = TestLimit,
            OnLine = line => reporter.Verbose(settings.Redact(line)),
        };
        try
        {
            var result = await tools.Processes.RunAsync(request, cancellationToken);
            var counted = judgement with { Tests = TestCounts.Find(result.Output) };
            return result.Succeeded ? counted : counted with { Failures = [new StepFailure("tests", settings.Redact(UpdateInstaller.End(result)))] };
        }
        catch (OperationException exception) when (exception.Id == "ProgramTimeout")
        {
            return judgement with { Failures = [new StepFailure("tests", exception.Message)] };
        }
    }

    private static string[]? TestCommand(NpmProject project)
    {
        if (IsTest(project.Manifests[""])) return ["test"];
        return project.Manifests.Values.Any(IsTest) ? ["test", "--workspaces", "--if-present"] : null;
    }

    // What npm init writes says only that nobody has written tests.
    private static bool IsTest(PackageManifest manifest) =>
        manifest.Find("scripts", "test") is { } script && !script.Contains("no test specified", StringComparison.Ordinal);

    private async Task<Judgement> ValidateAsync(
        Judgement judgement, TrialPlace place, BuildOutcome build, JudgeSettings settings, CancellationToken cancellationToken)
    {
        // The branch and the repository are the user's own; the steps that judge others are to judge those that ran here.
        var source = new SourceRevision(place.Repository, judgement.Commit!, place.Branch, time.GetUtcNow(), []);
        var deployment = settings.Configuration.Deployment with { ValidationSteps = settings.Steps };
        var context = new ValidationContext(
            settings.Configuration with { Deployment = deployment }, source, build.ProjectDirectory, build.OutputDirectory, build.Info, reporter);
        var outcomes = new Dictionary<string, ValidationOutcome>(StringComparer.Ordinal);
        var known = steps(settings, place.Repository).Select(settings.Steps.Where(step => step != LinkStep.StepName));
        IValidationStep[] links = settings.Steps.Contains(LinkStep.StepName, StringComparer.Ordinal) ? [new LinkStep(tools.Files)] : [];
        foreach (var step in links.Concat(known))
        {
            reporter.Verbose($"Judging: {step.Name}");
            outcomes[step.Name] = await step.RunAsync(context with { Earlier = outcomes }, cancellationToken);
        }

        return judgement with
        {
            Failures = [.. outcomes
                .Where(outcome => outcome.Value.Status == ValidationStatus.Failed)
                .Select(outcome => new StepFailure(outcome.Key, settings.Redact(string.Join('\n', outcome.Value.Findings))))],
            Compliance = ComplianceOf(outcomes.GetValueOrDefault("constitutional")),
        };
    }

    private static bool? ComplianceOf(ValidationOutcome? outcome) => outcome?.Status switch
    {
        ValidationStatus.Passed => true,
        ValidationStatus.Failed => false,
        _ => null,
    };
}
