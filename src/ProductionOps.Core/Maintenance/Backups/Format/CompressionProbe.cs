namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>
/// Tells by a sample whether compression can gain anything: images, videos, fonts and archives are compressed already, and trying costs
/// most of the time of a backup.
/// </summary>
internal static class CompressionProbe
{
    private const int Smallest = 64;
    private const int SampleSize = 4096;

    // Of 8 bits. A sample of this size of random bytes has 7.95 (its mean differs from 8 by about 255 / (2 · 4096 · ln 2)); text has 4 to 6.
    private const double HighestEntropy = 7.8;

    public static bool IsWorthwhile(ReadOnlySpan<byte> content)
    {
        if (content.Length < Smallest) return false;
        // From the middle, as the beginning of a compressed file is often a header of plain text.
        var size = Math.Min(SampleSize, content.Length);
        var sample = content.Slice((content.Length - size) / 2, size);
        return size < SampleSize || Entropy(sample) < HighestEntropy;
    }

    // Shannon entropy of single bytes, in bits.
    private static double Entropy(ReadOnlySpan<byte> sample)
    {
        Span<int> counts = stackalloc int[256];
        foreach (var value in sample) counts[value]++;
        var sum = 0.0;
        foreach (var count in counts)
        {
            if (count > 0) sum += count * Math.Log2(count);
        }

        return Math.Log2(sample.Length) - (sum / sample.Length);
    }
}
