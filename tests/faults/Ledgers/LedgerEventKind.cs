namespace ProductionOps.Faults.Ledgers;

/// <summary>What happened in a run, as far as its caller can know.</summary>
internal enum LedgerEventKind
{
    /// <summary>A record is about to be added; its identifier is not known yet.</summary>
    Adding,

    /// <summary>It was acknowledged.</summary>
    Added,

    /// <summary>A record is about to be replaced by another state of it.</summary>
    Replacing,

    /// <summary>That was acknowledged.</summary>
    Replaced,

    /// <summary>Records with identifiers of their own are about to be added; one event each.</summary>
    Importing,

    /// <summary>They were acknowledged; one event each.</summary>
    Imported,

    /// <summary>Retention may remove this record from now on.</summary>
    Removing,

    /// <summary>A state document is about to be written, or, without content, removed.</summary>
    StateChanging,

    /// <summary>That was acknowledged.</summary>
    StateChanged,

    /// <summary>A configuration is about to be made the active one.</summary>
    Activating,

    /// <summary>That was acknowledged.</summary>
    Activated,
}
