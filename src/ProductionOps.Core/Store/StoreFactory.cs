using ProductionOps.Files;
using ProductionOps.Store.Files;

namespace ProductionOps.Store;

/// <summary>Opens and makes stores; the one place that knows which kinds of stores there are.</summary>
/// <param name="files">The disk.</param>
/// <param name="time">The clock.</param>
public sealed class StoreFactory(IFileSystem files, TimeProvider time)
{
    private readonly StoreLocator _locator = new(files);

    /// <summary>Opens the store that a command means; <see cref="StoreLocator.Locate"/> says how it is found.</summary>
    /// <exception cref="OperationException"><c>StoreNotFound</c>, <c>StoreAddressUnsupported</c>, <c>StoreDamaged</c>,
    /// <c>StoreVersionUnsupported</c>.</exception>
    public async ValueTask<IProductionStore> OpenAsync(
        string? storePath, string? environmentValue, string currentDirectory, CancellationToken cancellationToken) =>
        await JsonFileStore.OpenAsync(
            _locator.Locate(storePath, environmentValue, currentDirectory), files, time, cancellationToken).ConfigureAwait(false);

    /// <summary>Makes a store; <see cref="JsonFileStore.InitializeAsync"/> says where.</summary>
    /// <exception cref="OperationException"><c>StoreExists</c>, <c>StoreAddressUnsupported</c>, <c>StoreDiskFull</c>,
    /// <c>StoreAccessDenied</c>, <c>StoreReadOnly</c>, <c>StoreLockUnreliable</c>.</exception>
    public async ValueTask<IProductionStore> InitializeAsync(string path, string site, CancellationToken cancellationToken) =>
        await JsonFileStore.InitializeAsync(path, site, files, time, cancellationToken).ConfigureAwait(false);

    /// <summary>Where <see cref="InitializeAsync"/> would make a store; nothing is made.</summary>
    /// <exception cref="OperationException"><c>StoreExists</c>, <c>StoreAddressUnsupported</c>.</exception>
    public string PreviewInitialize(string path)
    {
        var root = StoreLocator.NewRootAt(path);
        return files.FileExists(Path.Combine(root, StoreDocumentFile.FileName)) ? throw StoreDocumentFile.Exists(root) : root;
    }
}
