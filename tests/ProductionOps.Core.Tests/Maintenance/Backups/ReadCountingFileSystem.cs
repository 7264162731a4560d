using System.Collections.Concurrent;
using ProductionOps.Core.Tests.Store;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

/// <summary>Remembers what was opened, refuses one file, and changes another whenever it is opened.</summary>
internal sealed class ReadCountingFileSystem : DelegatingFileSystem
{
    private readonly ConcurrentQueue<string> _opened = new();

    public IReadOnlyCollection<string> Opened => _opened;

    public string? Refused { get; init; }

    public string? Changing { get; init; }

    public void Reset() => _opened.Clear();

    public override Stream OpenRead(string path)
    {
        _opened.Enqueue(path);
        if (path == Refused) throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
        if (path == Changing) File.AppendAllText(path, "1");
        return base.OpenRead(path);
    }
}
