using System.Collections.ObjectModel;

namespace ProductionOps.Model;

/// <summary>
/// Environment of the site. The specification names this object environment, as it does the string beside it; it is
/// environmentSettings here.
/// </summary>
public sealed record EnvironmentSettings : ModelObject
{
    /// <summary>Plain variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>Names of secrets, never their values.</summary>
    public IReadOnlyList<string> Secrets { get => field ?? []; init; }
}
