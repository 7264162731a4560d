using ProductionOps.Files;
using ProductionOps.Store.Files;

namespace ProductionOps.Store;

/// <summary>Finds the store that a command means.</summary>
/// <param name="files">The disk.</param>
public sealed class StoreLocator(IFileSystem files)
{
    /// <summary>The environment variable that names the store where a command does not.</summary>
    public const string EnvironmentVariable = "PRODUCTIONOPS_STORE";

    /// <summary>The name of the directory that is a store.</summary>
    public const string DirectoryName = "production";

    /// <summary>
    /// The address of the store: what the command says, else what the environment says, else the nearest
    /// <c>production/store.json</c> at or above the current directory, as git finds its own.
    /// </summary>
    /// <param name="storePath">What the command says; null when it says nothing.</param>
    /// <param name="environmentValue">The value of <see cref="EnvironmentVariable"/>; null or empty when it is not set.</param>
    /// <param name="currentDirectory">Where the user is.</param>
    /// <returns>Full path of the production directory.</returns>
    /// <exception cref="OperationException"><c>StoreNotFound</c>, <c>StoreAddressUnsupported</c>.</exception>
    public string Locate(string? storePath, string? environmentValue, string currentDirectory)
    {
        var named = storePath ?? (string.IsNullOrEmpty(environmentValue) ? null : environmentValue);
        if (named is not null)
        {
            RequireFilePath(named);
            var path = Path.GetFullPath(named, currentDirectory);
            var origin = storePath is null ? $" (from ${EnvironmentVariable})" : string.Empty;
            return RootAt(path, files) ?? throw NotFound($"'{path}'{origin}", named);
        }

        for (var directory = Path.GetFullPath(currentDirectory); directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (RootAt(directory, files) is { } root) return root;
        }

        throw NotFound($"'{currentDirectory}' or any directory above it", currentDirectory);
    }

    /// <summary>Refuses an address that is not a path.</summary>
    /// <exception cref="OperationException"><c>StoreAddressUnsupported</c>.</exception>
    public static void RequireFilePath(string address)
    {
        var end = address.IndexOf("://", StringComparison.Ordinal);
        if (end < 0) return;
        var scheme = address[..(end + 3)];
        throw new OperationException(
            "StoreAddressUnsupported",
            ErrorKind.Unsupported,
            $"A store at a '{scheme}' address is not supported by this version of ProductionOps. Give the path of a directory.",
            scheme);
    }

    internal static string? RootAt(string path, IFileSystem files)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (IsNamedProduction(root) && IsStore(root, files)) return root;
        var below = Path.Combine(root, DirectoryName);
        if (IsStore(below, files)) return below;
        return IsStore(root, files) ? root : null;
    }

    internal static string NewRootAt(string path)
    {
        RequireFilePath(path);
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return IsNamedProduction(root) ? root : Path.Combine(root, DirectoryName);
    }

    internal static OperationException NotFound(string place, string target) => new(
        "StoreNotFound",
        ErrorKind.NotFound,
        $"There is no store at {place}. Make one with Initialize-ProductionStore (or prodops store initialize), or say where it is with -StorePath (or --store-path).",
        target);

    private static bool IsNamedProduction(string directory) =>
        string.Equals(Path.GetFileName(directory), DirectoryName, StringComparison.Ordinal);

    private static bool IsStore(string directory, IFileSystem files) =>
        files.FileExists(Path.Combine(directory, StoreDocumentFile.FileName));
}
