using ProductionOps.Faults.Disks;

namespace ProductionOps.Faults.PowerLoss;

/// <summary>What is left of a file whose last writes nobody flushed: its bytes and time, made of those that are durable.</summary>
internal sealed record ContentOption(Func<FileNode, FileNode> ApplyTo)
{
    private const int Sector = 512;

    public static ContentOption Nothing { get; } = new(static file => file);

    public static ContentOption AllOf(ContentChanged write) => new(_ => new FileNode(write.Content, write.At));

    /// <summary>What is neither before nor after a write.</summary>
    /// <param name="write">The write.</param>
    /// <param name="previous">The bytes before it; null where they are the durable ones.</param>
    public static IEnumerable<ContentOption> PartsOf(ContentChanged write, byte[]? previous)
    {
        var end = Math.Min(write.End, write.Content.Length);
        var length = end - write.Start;
        if (length <= 0) yield break;

        // The length is there and the bytes are not: blocks that were reserved and never written, or written by somebody before.
        yield return Of(before => Filled(write, end, before, static (_, _) => 0));
        yield return Of(before => Filled(write, end, before, static (_, i) => (byte)((i * 151) + 7)));

        // The first half is there; what was beyond the end before is missing, or is zeros.
        var half = write.Start + (length / 2);
        yield return Of(before => [.. write.Content.AsSpan(0, half), .. before.AsSpan(Math.Min(half, before.Length))]);
        yield return Of(before => Filled(write, end, before, (old, i) => i < half ? write.Content[i] : old));

        // The first sector is there and the rest is not, or the other way round.
        if (length > Sector)
        {
            yield return Of(before => Filled(write, end, before, (old, i) => i < write.Start + Sector ? write.Content[i] : old));
            yield return Of(before => Filled(write, end, before, (old, i) => i < write.Start + Sector ? old : write.Content[i]));
        }

        // The bytes are there and the time is that of before.
        yield return new ContentOption(file => new FileNode(write.Content, file.Modified));

        ContentOption Of(Func<byte[], byte[]> make) => new(file => new FileNode(make(previous ?? file.Content), write.At));
    }

    private static byte[] Filled(ContentChanged write, int end, byte[] before, Func<byte, int, byte> fill)
    {
        byte[] content = [.. write.Content];
        for (var i = write.Start; i < end; i++) content[i] = fill(i < before.Length ? before[i] : (byte)0, i);
        return content;
    }
}
