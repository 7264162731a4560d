using System.Threading.Channels;

namespace ProductionOps.Maintenance.Content;

/// <summary>Passes on what several threads find, in the order of the files.</summary>
internal sealed class OrderedFindings(ChannelWriter<ContentFinding> output)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, IReadOnlyList<ContentFinding>> _early = [];
    private int _next;

    /// <summary>Notes what was found in a file; each file is given once.</summary>
    public void Add(int file, IReadOnlyList<ContentFinding> findings)
    {
        lock (_lock)
        {
            if (file != _next)
            {
                _early.Add(file, findings);
                return;
            }

            Write(findings);
            while (_early.Remove(++_next, out var waiting)) Write(waiting);
        }
    }

    private void Write(IReadOnlyList<ContentFinding> findings)
    {
        // The channel is unbounded, so it always takes them.
        foreach (var finding in findings) output.TryWrite(finding);
    }
}
