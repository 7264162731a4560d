using System.Collections.ObjectModel;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>The branches that were seen in each clone of the repository, kept in the store as <c>deployment/branches</c>.</summary>
public sealed record KnownBranches : ModelObject
{
    /// <summary>Name of the document in the store.</summary>
    public const string DocumentName = "deployment/branches";

    /// <summary>By clone (machine and path): the commit at the tip of each branch. Branches are local, so each clone has its own.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Clones
    {
        get => field ?? ReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>.Empty;
        init;
    }
}
