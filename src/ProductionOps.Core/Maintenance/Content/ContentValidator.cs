using System.Runtime.CompilerServices;
using ProductionOps.Deployment.Source;
using ProductionOps.Files;
using ProductionOps.Maintenance.Content.External;
using ProductionOps.Maintenance.Content.Freshness;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Content;

/// <summary>Checks the content of a built site: links, anchors, files, images, and its age. It needs no server and no store.</summary>
/// <param name="files">The disk.</param>
/// <param name="processes">Runs git.</param>
/// <param name="time">The clock.</param>
/// <param name="reporter">Where it tells what it does.</param>
public sealed class ContentValidator(IFileSystem files, IProcessRunner processes, TimeProvider time, IOperationReporter reporter)
{
    /// <summary>How external links are asked for.</summary>
    internal ExternalPolicy ExternalPolicy { get; init; } = new();

    /// <summary>Where answers of external links are remembered; null where nowhere.</summary>
    internal IStateCollection? State { get; init; }

    /// <summary>What is wrong with a site, as it is found.</summary>
    /// <param name="options">What is checked.</param>
    /// <param name="onCompleted">Called once, in the end, with the sum; null where nobody asks for it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>ContentPathNotFound</c>: there is no such directory; <c>ContentPathInvalid</c>: it is a
    /// file; <c>ContentEmpty</c>: it has no files; <c>ContentAccessDenied</c>.</exception>
    public async IAsyncEnumerable<ContentFinding> ValidateAsync(
        SiteCheckOptions options, Action<ContentSummary>? onCompleted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        RequireSite(options.Directory);
        var sources = options.ProjectDirectory is { } project ? new SourceMap(files, project) : null;
        var sum = new SummaryBuilder();
        var check = new SiteCheck(files, options, reporter);
        ContentFinding Complete(ContentFinding finding)
        {
            sum.Add(finding);
            return finding.SourceFile is null && sources?.Find(finding.Page) is { } source
                ? finding with { SourceFile = Path.GetFullPath(source, options.ProjectDirectory!) }
                : finding;
        }

        await foreach (var finding in check.RunAsync(cancellationToken)) yield return Complete(finding);
        if (options.IncludeExternal && options.CheckLinks)
        {
            await foreach (var finding in CheckExternalAsync(check, options, cancellationToken)) yield return Complete(finding);
        }

        var freshness = sources is null ? null : await PrepareFreshnessAsync(sources, options, cancellationToken);
        foreach (var finding in freshness?.Find(check.Files, time.GetUtcNow().AddDays(-options.StaleAfterDays)) ?? []) yield return Complete(finding);
        onCompleted?.Invoke(sum.Build(check.Facts!, check.Files, freshness is not null, freshness?.LastUpdated));
    }

    private void RequireSite(string directory)
    {
        try
        {
            if (files.FileExists(directory))
                throw new OperationException("ContentPathInvalid", ErrorKind.InvalidInput, $"'{directory}' is a file. Give the directory of the built site.", directory);
            if (!files.DirectoryExists(directory))
                throw new OperationException("ContentPathNotFound", ErrorKind.NotFound, $"The directory '{directory}' does not exist. Build the site, or give the directory that the build writes.", directory);
            if (!files.Enumerate(directory).Any())
                throw new OperationException("ContentEmpty", ErrorKind.NotFound, $"The directory '{directory}' is empty. Build the site first; a check of nothing would find nothing.", directory);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "Content", directory);
        }
    }

    private async IAsyncEnumerable<ContentFinding> CheckExternalAsync(
        SiteCheck check, SiteCheckOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = await RecallAsync(cancellationToken);
        var judge = new ExternalJudge(State is not null, ExternalPolicy.ConfirmedAfter);
        var records = new Dictionary<string, ExternalRecord>(StringComparer.Ordinal);
        using var client = ExternalClient.Create(options.AllowPrivateAddresses);
        var run = new ExternalCheck(new ExternalProbe(client, ExternalPolicy, time), ExternalPolicy, time, reporter);
        await foreach (var (use, record) in run.RunAsync([.. check.Facts!.External.Values], known, cancellationToken))
        {
            records[use.Url] = record;
            if (judge.Judge(use, record, check.Files[use.File].Path) is { } finding) yield return finding;
        }

        // What no page links to any more is forgotten.
        if (State is not null) await State.SetAsync(ExternalMemory.Name, new ExternalMemory { Links = records }, ExternalJson.Default.ExternalMemory, cancellationToken);
    }

    private async Task<ExternalMemory> RecallAsync(CancellationToken cancellationToken)
    {
        if (State is null) return new ExternalMemory();
        try
        {
            return await State.FindAsync(ExternalMemory.Name, ExternalJson.Default.ExternalMemory, cancellationToken) ?? new ExternalMemory();
        }
        catch (OperationException exception) when (exception.Id == "StateDamaged")
        {
            reporter.Warning($"What is remembered of external links cannot be read, so all are asked for again. {exception.Message}");
            return new ExternalMemory();
        }
    }

    private async Task<FreshnessCheck?> PrepareFreshnessAsync(SourceMap sources, SiteCheckOptions options, CancellationToken cancellationToken)
    {
        var project = options.ProjectDirectory!;
        try
        {
            var times = await CommitTimes.ReadAsync(new GitClient(processes), project, reporter, cancellationToken);
            return times is null ? null : new FreshnessCheck(sources, times, project, SiteWithin(project, options.Directory));
        }
        catch (OperationException exception) when (exception.Id == "GitNotFound")
        {
            reporter.Warning($"The age of the content is not known: {exception.Message}");
            return null;
        }
    }

    private static string? SiteWithin(string project, string site)
    {
        var relative = Path.GetRelativePath(project, site).Replace(Path.DirectorySeparatorChar, '/');
        if (relative == ".") return string.Empty;
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative + "/";
    }
}
