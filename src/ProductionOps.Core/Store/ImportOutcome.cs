namespace ProductionOps.Store;

/// <summary>What became of a record that was imported.</summary>
public enum ImportOutcome
{
    /// <summary>It is new in the store.</summary>
    Added,

    /// <summary>The store has the same record already.</summary>
    Existing,

    /// <summary>The store has another record of that identifier, which stays.</summary>
    Conflict,
}
