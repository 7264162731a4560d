namespace ProductionOps.Maintenance.Content.Links;

/// <summary>What became of a link.</summary>
internal enum LinkState
{
    /// <summary>It is none that can be checked, such as <c>javascript:</c>, or is excluded.</summary>
    Ignored,

    /// <summary>The site has what it leads to.</summary>
    Found,

    /// <summary>The site does not have it.</summary>
    Missing,

    /// <summary>It leads to another site.</summary>
    External,

    /// <summary>It breaks a rule of its own.</summary>
    Faulty,

    /// <summary>It says nothing.</summary>
    Empty,
}
