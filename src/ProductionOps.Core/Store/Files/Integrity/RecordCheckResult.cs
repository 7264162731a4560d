using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>What was found of one record.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
/// <param name="Record">The record; null where it cannot be read.</param>
/// <param name="Problem">What is wrong with its content; null when nothing is.</param>
/// <param name="Hash">SHA-256 of its bytes; null where they could not be read.</param>
internal sealed record RecordCheckResult<TEntry>(CheckedRecord<TEntry>? Record, IntegrityFinding? Problem, byte[]? Hash)
    where TEntry : class
{
    /// <summary>Tells the file apart from what it was before or will be.</summary>
    public long Stamp { get; init; }

    /// <summary>That it is not what the store wrote; null where it is, or nothing tells.</summary>
    public IntegrityFinding? Change { get; init; }

    /// <summary>What the store wrote, where <see cref="Change"/> says that this is something else.</summary>
    public string? Acknowledged { get; init; }

    /// <summary>Whether the index does not know it.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether it is what the index tells, under another time.</summary>
    public bool IsRetouched { get; init; }

    /// <summary>Whether the index tells something else of it.</summary>
    public bool IsMisindexed { get; init; }
}
