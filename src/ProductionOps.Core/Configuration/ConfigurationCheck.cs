using ProductionOps.Model;

namespace ProductionOps.Configuration;

/// <summary>Outcome of checking the text of a configuration.</summary>
/// <param name="Source">File, or other origin, as the user named it.</param>
/// <param name="Configuration">The configuration, completed with defaults; null when it is not valid.</param>
/// <param name="Problems">Errors and warnings, in the order of the text.</param>
public sealed record ConfigurationCheck(
    string Source,
    ProductionConfiguration? Configuration,
    IReadOnlyList<ConfigurationProblem> Problems)
{
    /// <summary>Errors and warnings, in the order of the text.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; init; } = new TextList<ConfigurationProblem>(Problems);

    /// <summary>Whether the configuration can be imported.</summary>
    public bool IsValid => Configuration is not null;

    /// <summary>The version that the text states; null when it leaves it to the import.</summary>
    public string? StatedVersion { get; init; }

    /// <summary>The configuration.</summary>
    /// <exception cref="OperationException">It is not valid; the message lists every error. The id is that of the error when it keeps
    /// the text from being read at all (<c>ConfigurationYamlInvalid</c>, <c>ConfigurationJsonInvalid</c>, <c>ConfigurationTooLarge</c>,
    /// <c>ConfigurationTooComplex</c>) or is <c>ConfigurationSecretValue</c>, else <c>ConfigurationInvalid</c>.</exception>
    public ProductionConfiguration GetConfiguration()
    {
        if (Configuration is not null) return Configuration;
        var errors = Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ToList();
        var leading = errors.Find(problem => problem.Rule == ConfigurationProblem.SyntaxRule || problem.Id == "ConfigurationSecretValue");
        throw new OperationException(
            leading?.Id ?? "ConfigurationInvalid",
            ErrorKind.InvalidInput,
            errors.Count == 1
                ? errors[0].ToString()
                : $"{Source} has {errors.Count} errors:\n{string.Join('\n', errors)}",
            Source);
    }
}
