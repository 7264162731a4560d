namespace ProductionOps.Status;

/// <summary>Whether anything needs attention.</summary>
public enum ProductionHealth
{
    /// <summary>Nothing is deployed or measured yet.</summary>
    Unknown,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Something should be looked at.</summary>
    Warning,

    /// <summary>Something must be looked at now.</summary>
    Critical,
}
