namespace ProductionOps.Faults.Ledgers;

/// <summary>What a record or document may be after a run; one possibility once the run was told that it is so.</summary>
/// <param name="Possible">The contents that it may have; null stands for not being there.</param>
/// <param name="Sequence">The sequence that was acknowledged.</param>
internal sealed record ExpectedItem(IReadOnlyList<string?> Possible, long? Sequence)
{
    public bool MayBeMissing => Possible.Contains(null);
}
