using System.Globalization;
using ProductionOps.Files;

namespace ProductionOps.Store.Files;

/// <summary>The directory of a store, and the ways in which all parts of the store touch it.</summary>
/// <param name="root">Full path of the production directory.</param>
/// <param name="files">The disk.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Source of temporary names and of the spread of waiting times; it must be usable from several threads.</param>
internal sealed class StoreDirectory(string root, IFileSystem files, TimeProvider time, Random random)
{
    private const string TemporaryPrefix = ".tmp-";

    public string Root => root;

    public IFileSystem Files => files;

    public TimeProvider Time => time;

    public Random Random => random;

    /// <summary>Which run of the operating system this is; only writers ask.</summary>
    public string BootId => field ??= files.BootId(time);

    public string PathOf(string relative) => Path.Combine(root, relative);

    public string RelativePath(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A new name beside a file; the process id in it tells a later sweep whether its writer still lives.</summary>
    public string TemporaryPathIn(string directory) => Path.Combine(directory, TemporaryName(random));

    /// <summary>The same without its directory.</summary>
    public static string TemporaryName(Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"{TemporaryPrefix}{Environment.ProcessId}-{random.NextInt64():x16}");

    /// <summary>The process that made a temporary file; null when the name is of no temporary file.</summary>
    public static int? TemporaryOwner(string name)
    {
        if (!name.StartsWith(TemporaryPrefix, StringComparison.Ordinal)) return null;
        var rest = name.AsSpan(TemporaryPrefix.Length);
        var end = rest.IndexOf('-');
        return end > 0 && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var processId) ? processId : null;
    }

    /// <summary>Writes a file whole or not at all, replacing what is there; afterwards it survives a loss of power.</summary>
    public void WriteDurable(string path, ReadOnlySpan<byte> content)
    {
        var directory = Path.GetDirectoryName(path)!;
        files.CreateDirectory(directory, isPrivate: true);
        var temporary = TemporaryPathIn(directory);
        files.WriteNew(temporary, content, isPrivate: true);
        try
        {
            files.Replace(temporary, path);
        }
        catch
        {
            files.DeleteFile(temporary);
            throw;
        }

        files.FlushDirectory(directory);
    }

    /// <summary>A text that changes with a file or directory; null when there is none.</summary>
    public static string? TagOf(FileEntry? entry) =>
        entry is { } found ? string.Create(CultureInfo.InvariantCulture, $"{found.Modified.UtcTicks}-{found.Length}") : null;

    /// <summary>Runs an action, and tells the failures of the file system as errors of the store.</summary>
    public T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw files.DirectoryExists(root)
                ? FileErrors.Describe(exception, "Store", path)
                : StoreLocator.NotFound($"'{root}' any more", root);
        }
    }
}
