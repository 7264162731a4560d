using ProductionOps.Faults.Disks;

namespace ProductionOps.Faults.PowerLoss;

/// <summary>How much of what was written to one file, and not flushed, is there.</summary>
internal sealed class ContentChoice : IDiskChoice
{
    // Of many writes to one file the first and the last few; those between them differ in nothing but their number.
    private const int MostWrites = 4;

    private readonly int _file;
    private readonly List<ContentOption> _options = [ContentOption.Nothing];

    public ContentChoice(int file, IReadOnlyList<ContentChanged> writes)
    {
        _file = file;
        foreach (var (index, write) in writes.Index())
        {
            if (index > 0 && index < writes.Count - MostWrites + 1) continue;
            _options.AddRange(ContentOption.PartsOf(write, index == 0 ? null : writes[index - 1].Content));
            _options.Add(ContentOption.AllOf(write));
        }
    }

    public int Options => _options.Count;

    public void Decide(int option, bool[] isKept, List<(int File, ContentOption Option)> contents)
    {
        if (option > 0) contents.Add((_file, _options[option]));
    }
}
