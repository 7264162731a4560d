using ProductionOps.Faults.Disks;

namespace ProductionOps.Faults.PowerLoss;

/// <summary>Which steps a loss of power cannot undo.</summary>
internal static class Durability
{
    /// <summary>For each step before a point whether a flush before that point made it durable.</summary>
    public static bool[] Of(IReadOnlyList<DiskChange> trace, int point)
    {
        var isDurable = new bool[point];
        var isAll = false;
        var files = new HashSet<int>();
        var directories = new HashSet<int>();
        for (var i = point - 1; i >= 0; i--)
        {
            switch (trace[i])
            {
                case DiskFlushed:
                    isAll = true;
                    break;
                case FileFlushed flushed:
                    files.Add(flushed.File);
                    break;
                case DirectoryFlushed flushed:
                    directories.Add(flushed.Directory);
                    break;
                case ContentChanged changed:
                    isDurable[i] = isAll || files.Contains(changed.File);
                    break;
                case NameChange changed:
                    // A move is one entry of the journal, so the flush of either directory writes all of it.
                    isDurable[i] = isAll || changed.Directories.Any(directories.Contains);
                    break;
            }
        }

        return isDurable;
    }
}
