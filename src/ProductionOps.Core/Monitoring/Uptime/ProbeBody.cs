using System.Buffers;
using System.Text;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Reads an answer to its end, at most so far, and looks for a text in it.</summary>
internal static class ProbeBody
{
    /// <summary>Bytes that are read at most; no page is as large.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private const int BufferSize = 16 * 1024;

    /// <summary>The number of bytes, and whether the text is among them.</summary>
    /// <exception cref="ProbeException">The body has no end within <see cref="Largest"/>.</exception>
    public static async Task<(long Length, bool IsFound)> ReadAsync(Stream body, string? text, Encoding encoding, CancellationToken cancellationToken)
    {
        var wanted = text is null ? [] : encoding.GetBytes(text);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize + wanted.Length);
        try
        {
            var length = 0L;
            var kept = 0;
            var isFound = wanted.Length == 0;
            int count;
            while ((count = await body.ReadAsync(buffer.AsMemory(kept, BufferSize), cancellationToken)) > 0)
            {
                length += count;
                if (length > Largest) throw TooLarge();
                if (isFound) continue;
                isFound = buffer.AsSpan(0, kept + count).IndexOf(wanted) >= 0;
                kept = KeepEnd(buffer, kept + count, wanted.Length - 1);
            }

            return (length, isFound);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The text may begin at the end of one piece and end in the next.
    private static int KeepEnd(byte[] buffer, int count, int wanted)
    {
        var kept = Math.Min(count, wanted);
        buffer.AsSpan(count - kept, kept).CopyTo(buffer);
        return kept;
    }

    private static ProbeException TooLarge() =>
        new(new ProbeFailure(ProbeFailureKind.AnswerTooLarge, $"the answer is larger than {Largest / 1024 / 1024} MB"));
}
