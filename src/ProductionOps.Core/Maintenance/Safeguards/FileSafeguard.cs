using System.Globalization;
using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Maintenance.Workflow;

namespace ProductionOps.Maintenance.Safeguards;

/// <summary>Keeps files as they were: a copy, then a line in the journal, both durable before the file may change.</summary>
internal sealed class FileSafeguard(IFileSystem files, string directory) : IMaintenanceSafeguard, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task ProtectAsync(string path, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_known.Contains(full)) return;
            Keep(full);
            _known.Add(full);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw Failed(full, exception.Message, exception);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private void Keep(string path)
    {
        files.CreateDirectory(directory, isPrivate: true);
        var line = Describe(path);
        byte[] content = [.. JsonSerializer.SerializeToUtf8Bytes(line, MaintenanceJson.Compact.KeptFile), (byte)'\n'];
        var journal = Path.Combine(directory, SafeguardStore.JournalName);
        files.AppendLine(journal, content, isPrivate: true);
        files.FlushFile(journal);
        files.FlushDirectory(directory);
    }

    private KeptFile Describe(string path)
    {
        if (files.FindDetails(path) is not { } details) return new KeptFile { Path = path, MissingDirectories = Missing(path) };
        var kept = new KeptFile { Path = path, Mode = details.Mode, ModifiedTicks = details.Modified.UtcTicks };
        return details.Kind switch
        {
            FileEntryKind.File => kept with { Copy = Copy(path) },
            FileEntryKind.SymbolicLink => kept with { Link = files.ReadLink(path), Mode = null },
            _ => throw Failed(path, "it is no file", inner: null),
        };
    }

    private string Copy(string path)
    {
        var name = _known.Count.ToString("D6", CultureInfo.InvariantCulture);
        using var source = files.OpenRead(path);
        using var copy = files.CreateNew(Path.Combine(directory, name), source.Length, isPrivate: true);
        source.CopyTo(copy);
        files.Flush(copy);
        return name;
    }

    private List<string> Missing(string path)
    {
        var missing = new List<string>();
        for (var parent = Path.GetDirectoryName(path); parent is not null && !files.DirectoryExists(parent); parent = Path.GetDirectoryName(parent)) missing.Add(parent);
        return missing;
    }

    private static OperationException Failed(string path, string why, Exception? inner) => new(
        "MaintenanceSafeguardFailed",
        ErrorKind.Failed,
        $"'{path}' cannot be kept as it is, so it is not changed: {why}. Free space or check the permissions, then run the maintenance again.",
        path,
        inner);
}
