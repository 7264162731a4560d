namespace ProductionOps.Store.Integrity;

/// <summary>One thing that a check of a store found.</summary>
public sealed record IntegrityFinding
{
    /// <summary>How much it matters.</summary>
    public required IntegritySeverity Severity { get; init; }

    /// <summary>What is wrong, or worth knowing.</summary>
    public required IntegrityProblem Problem { get; init; }

    /// <summary>Identifier of the record that it is about; null where it is about no single one.</summary>
    public string? RecordId { get; init; }

    /// <summary>Where it is, in the words of the store; for files a path relative to the store.</summary>
    public required string Location { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, in a sentence.</summary>
    public required string Remedy { get; init; }

    /// <summary>Whether the system did not let it be read, so that nobody knows whether it is whole.</summary>
    internal bool IsUnread { get; init; }

    /// <summary>Whether data may be lost or was changed: it is more than information.</summary>
    public bool IsProblem => Severity != IntegritySeverity.Information;
}
