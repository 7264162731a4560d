using System.Runtime.CompilerServices;
using ProductionOps.Configuration;
using ProductionOps.Deployment;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Model;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Maintenance.Content;

/// <summary>Tests the content of the site of a store.</summary>
public sealed class ContentService
{
    private readonly IProductionStore _store;
    private readonly ConfigurationService _configurations;
    private readonly WorkspaceOptions _options;

    internal ContentService(IProductionStore store, ConfigurationService configurations, WorkspaceOptions options) =>
        (_store, _configurations, _options) = (store, configurations, options);

    /// <summary>What is wrong with the content, as it is found. Answers of external links are remembered in the store.</summary>
    /// <param name="request">Which content, and how.</param>
    /// <param name="onCompleted">Called once, in the end, with the sum; null where nobody asks for it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>: no directory is given and no configuration names one;
    /// <c>ContentPathMissing</c>: nothing is deployed here and nothing was built;
    /// <c>ContentHomepageInvalid</c>; else as
    /// <see cref="ContentValidator.ValidateAsync"/>.</exception>
    public async IAsyncEnumerable<ContentFinding> TestAsync(
        ContentTestRequest request, Action<ContentSummary>? onCompleted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var configuration = request.Directory is null
            ? await _configurations.GetActiveAsync(request.Environment, cancellationToken)
            : await _store.Configurations.FindActiveAsync(request.Environment, cancellationToken);
        var root = await FindRootAsync(cancellationToken);
        var directory = request.Directory ?? await FindDirectoryAsync(configuration!, root, cancellationToken);
        var project = configuration?.Deployment.Build is { } build && request.Directory is null
            ? Path.GetFullPath(build.WorkingDirectory ?? ".", root)
            : ProjectOfSite.Find(_options.Files, directory);
        var options = ContentOptions.Of(request, configuration, directory, project);
        await foreach (var finding in Validator().ValidateAsync(options, onCompleted, cancellationToken)) yield return finding;
    }

    /// <summary>Checks sites, and remembers in the store what external links answered.</summary>
    internal ContentValidator Validator() =>
        new(_options.Files, _options.Processes ?? new ProcessRunner(_options.Time), _options.Time, _options.Reporter) { State = _store.State };

    // Where maintenance looks too: a schedule may start anywhere.
    private async Task<string> FindRootAsync(CancellationToken cancellationToken)
    {
        if (await RepositoryMemory.FindKnownRootAsync(_store.State, cancellationToken) is { } known && _options.Files.DirectoryExists(known)) return known;
        return Path.GetDirectoryName(_store.Address) is { Length: > 0 } parent && _options.Files.DirectoryExists(parent) ? parent : _options.CurrentDirectory;
    }

    private async Task<string> FindDirectoryAsync(ProductionConfiguration configuration, string root, CancellationToken cancellationToken)
    {
        foreach (var target in new DeploymentComposition(_store, _configurations, _options).Rollout().Create(configuration, root))
        {
            var state = await target.Target.InspectAsync(cancellationToken);
            if (state.ActiveReleaseId is { } release && target.Target.FindLocalDirectory(release) is { } live && _options.Files.DirectoryExists(live)) return live;
        }

        var output = configuration.Deployment.Build is { } build ? Path.GetFullPath(Path.Combine(build.WorkingDirectory ?? ".", build.Output), root) : null;
        if (output is not null && _options.Files.DirectoryExists(output))
        {
            _options.Reporter.Verbose($"No live release is on this machine, so what was built in '{output}' is tested.");
            return output;
        }

        throw new OperationException(
            "ContentPathMissing",
            ErrorKind.NotFound,
            "No live release is on this machine, and nothing was built. Build the site, or give the directory of the built site.",
            configuration.ConfigurationId);
    }
}
