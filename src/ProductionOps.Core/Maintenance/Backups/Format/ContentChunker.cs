using System.Numerics;

namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>
/// Cuts content where the content itself says, so that an insertion changes the pieces around it and no others. The rule is FastCDC with
/// the Gear hash and normalized chunking (Xia et al., "FastCDC: a Fast and Efficient Content-Defined Chunking Approach for Data
/// Deduplication", USENIX ATC 2016): no cut below the least size, a harder condition up to the normal size, an easier one after it.
/// </summary>
internal sealed class ContentChunker
{
    private const int NormalizationBits = 2;
    private static readonly ulong[] Gear = CreateGear();

    private readonly int _least;
    private readonly int _normal;
    private readonly ulong _hardMask;
    private readonly ulong _easyMask;

    /// <param name="least">Least size of a piece in bytes, but for the last.</param>
    /// <param name="normal">Usual size, a power of two.</param>
    /// <param name="most">Largest size.</param>
    public ContentChunker(int least, int normal, int most)
    {
        (_least, _normal, Most) = (least, normal, most);
        var bits = BitOperations.Log2((uint)normal);
        // The high bits depend on the last 64 bytes; the low ones on few.
        _hardMask = ulong.MaxValue << (64 - bits - NormalizationBits);
        _easyMask = ulong.MaxValue << (64 - bits + NormalizationBits);
    }

    /// <summary>For files: an edit of a large file stores about one and a half megabytes anew.</summary>
    public static ContentChunker OfFiles { get; } = new(512 * 1024, 1024 * 1024, 4 * 1024 * 1024);

    /// <summary>For lists of files: a changed file stores a few ten kilobytes of the list anew.</summary>
    public static ContentChunker OfLists { get; } = new(16 * 1024, 64 * 1024, 256 * 1024);

    /// <summary>Largest size of a piece.</summary>
    public int Most { get; }

    /// <summary>Content of at most this size is one piece.</summary>
    public int Least => _least;

    /// <summary>Length of the first piece of some content.</summary>
    /// <param name="content">The content from the last cut on; all that remains, or at least <see cref="Most"/> bytes.</param>
    public int Cut(ReadOnlySpan<byte> content)
    {
        if (content.Length <= _least) return content.Length;
        var end = Math.Min(content.Length, Most);
        var hash = 0UL;
        var index = _least;
        for (var normal = Math.Min(_normal, end); index < normal; index++)
        {
            hash = (hash << 1) + Gear[content[index]];
            if ((hash & _hardMask) == 0) return index + 1;
        }

        for (; index < end; index++)
        {
            hash = (hash << 1) + Gear[content[index]];
            if ((hash & _easyMask) == 0) return index + 1;
        }

        return end;
    }

    // Fixed numbers that look random: splitmix64 (Steele et al., OOPSLA 2014). Another table would only cost deduplication with older backups.
    private static ulong[] CreateGear()
    {
        var table = new ulong[256];
        var state = 0x70726F646F707321UL;
        for (var index = 0; index < table.Length; index++)
        {
            state += 0x9E3779B97F4A7C15UL;
            var value = state;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            table[index] = value ^ (value >> 31);
        }

        return table;
    }
}
