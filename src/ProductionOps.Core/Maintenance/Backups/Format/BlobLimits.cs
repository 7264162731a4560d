namespace ProductionOps.Maintenance.Backups.Format;

/// <summary>Sizes of the format and of its writer, in bytes.</summary>
/// <param name="PackSize">A pack is written when it holds so much.</param>
/// <param name="Parallelism">How many files are read at once: while one waits for the disk, another is hashed and compressed.</param>
internal sealed record BlobLimits(int PackSize, int Parallelism)
{
    /// <summary>No blob is larger.</summary>
    public const int LargestBlob = 8 * 1024 * 1024;

    private const int DefaultPackSize = 16 * 1024 * 1024;
    private const int MostWorkers = 8;

    public static BlobLimits Default { get; } = new(DefaultPackSize, Math.Min(MostWorkers, 2 * Environment.ProcessorCount));
}
