namespace ProductionOps.Faults.Kills;

/// <summary>When a process is killed.</summary>
internal enum KillMoment
{
    /// <summary>Just before a change of the disk.</summary>
    Before,

    /// <summary>When half of the bytes of a write are written; before anything that has no halves.</summary>
    Within,

    /// <summary>Just after a change.</summary>
    After,
}
