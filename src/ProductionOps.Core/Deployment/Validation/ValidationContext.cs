using ProductionOps.Deployment.Source;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation;

/// <summary>What a validation step may look at.</summary>
/// <param name="Configuration">The configuration in force.</param>
/// <param name="Source">The repository and commit.</param>
/// <param name="ProjectDirectory">Full path of the project that was built.</param>
/// <param name="OutputDirectory">Full path of the built site.</param>
/// <param name="Build">What the build was and produced.</param>
/// <param name="Reporter">Where to tell what is done.</param>
public sealed record ValidationContext(
    ProductionConfiguration Configuration,
    SourceRevision Source,
    string ProjectDirectory,
    string OutputDirectory,
    BuildInfo Build,
    IOperationReporter Reporter)
{
    /// <summary>Outcomes of the steps before this one, by name.</summary>
    public IReadOnlyDictionary<string, ValidationOutcome> Earlier { get; init; } =
        new Dictionary<string, ValidationOutcome>(StringComparer.Ordinal);
}
