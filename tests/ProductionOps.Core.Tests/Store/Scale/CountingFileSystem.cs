using System.Collections.Concurrent;

namespace ProductionOps.Core.Tests.Store.Scale;

/// <summary>Remembers which record files are opened.</summary>
internal sealed class CountingFileSystem : DelegatingFileSystem
{
    private readonly ConcurrentQueue<string> _opened = new();

    /// <summary>The names of the record files that were opened since the last time.</summary>
    public IReadOnlyList<string> TakeOpened()
    {
        var names = _opened.Where(name => name.StartsWith("uptime-", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        _opened.Clear();
        return names;
    }

    public override Stream OpenRead(string path)
    {
        _opened.Enqueue(Path.GetFileName(path));
        return base.OpenRead(path);
    }

    public override byte[] ReadAllBytes(string path)
    {
        _opened.Enqueue(Path.GetFileName(path));
        return base.ReadAllBytes(path);
    }
}
