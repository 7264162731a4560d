using System.Runtime.CompilerServices;
using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Content;

/// <summary>Tests content with the store that there is, or without one where a directory is named.</summary>
/// <param name="options">What the front end gives.</param>
public sealed class ContentTester(WorkspaceOptions options)
{
    /// <summary>What is wrong with the content, as it is found.</summary>
    /// <param name="request">Which content, and how.</param>
    /// <param name="onCompleted">Called once, in the end, with the sum; null where nobody asks for it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>StoreNotFound</c>: there is no store, and no directory is named; else as
    /// <see cref="ContentService.TestAsync"/>.</exception>
    public async IAsyncEnumerable<ContentFinding> TestAsync(
        ContentTestRequest request, Action<ContentSummary>? onCompleted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var workspace = await FindStoreAsync(request, cancellationToken);
        var findings = workspace is null ? TestAlone(request, onCompleted, cancellationToken) : workspace.Content.TestAsync(request, onCompleted, cancellationToken);
        await foreach (var finding in findings) yield return finding;
    }

    private IAsyncEnumerable<ContentFinding> TestAlone(ContentTestRequest request, Action<ContentSummary>? onCompleted, CancellationToken cancellationToken)
    {
        var validator = new ContentValidator(options.Files, options.Processes ?? new ProcessRunner(options.Time), options.Time, options.Reporter);
        var directory = request.Directory!;
        return validator.ValidateAsync(ContentOptions.Of(request, configuration: null, directory, ProjectOfSite.Find(options.Files, directory)), onCompleted, cancellationToken);
    }

    private async Task<ProductionWorkspace?> FindStoreAsync(ContentTestRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ProductionWorkspace.OpenAsync(options, cancellationToken);
        }
        catch (OperationException exception) when (exception.Id == "StoreNotFound" && request.Directory is not null && options.StoreAddress is null)
        {
            options.Reporter.Verbose("There is no store, so nothing is configured, and external links are not remembered.");
            return null;
        }
    }
}
