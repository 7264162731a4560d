using System.Management.Automation;
using DriveNotFoundException = System.Management.Automation.DriveNotFoundException;

namespace ProductionOps.PowerShell.Session;

/// <summary>Turns paths as users type them, with drives, wildcards and <c>~</c>, into paths of the file system.</summary>
internal sealed class ProviderPaths(SessionState session)
{
    private const string FileSystem = "FileSystem";

    /// <summary>The current directory; when the current location is elsewhere, the last one of the file system.</summary>
    public string CurrentDirectory => session.Path.CurrentFileSystemLocation.ProviderPath;

    /// <summary>The address of a store: a path, or an address with a scheme, which is left alone.</summary>
    public string StoreAddress(string text) => text.Contains("://", StringComparison.Ordinal) ? text : Literal(text);

    /// <summary>The full path that a text names exactly; it need not exist.</summary>
    /// <exception cref="OperationException"><c>PathNotFileSystem</c>, <c>PathNotFound</c>.</exception>
    public string Literal(string path) => Resolve(path, () =>
    {
        var resolved = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        Check(path, provider);
        return resolved;
    });

    /// <summary>The full paths of the existing files that a text with wildcards names.</summary>
    /// <exception cref="OperationException"><c>PathNotFileSystem</c>; <c>PathNotFound</c>: nothing matches.</exception>
    public IReadOnlyList<string> Matching(string path)
    {
        var matches = Resolve(path, () =>
        {
            var resolved = session.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            Check(path, provider);
            return resolved;
        });
        return matches.Count > 0 ? matches : throw NotFound(path, innerException: null);
    }

    private static T Resolve<T>(string path, Func<T> resolve)
    {
        try
        {
            return resolve();
        }
        catch (Exception e) when (e is ItemNotFoundException or DriveNotFoundException or ProviderNotFoundException)
        {
            throw NotFound(path, e);
        }
    }

    private static void Check(string path, ProviderInfo provider)
    {
        if (string.Equals(provider.Name, FileSystem, StringComparison.OrdinalIgnoreCase)) return;

        throw new OperationException(
            "PathNotFileSystem",
            ErrorKind.InvalidInput,
            $"'{path}' belongs to the {provider.Name} provider. Give a path of the file system.",
            path);
    }

    private static OperationException NotFound(string path, Exception? innerException) => new(
        "PathNotFound",
        ErrorKind.NotFound,
        $"There is nothing at '{path}'. Check the path; use -LiteralPath if it contains wildcard characters.",
        path,
        innerException);
}
