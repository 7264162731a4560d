using System.Text.Json;
using ProductionOps.Configuration.Rules;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Configuration;

/// <summary>Reads the text of a configuration: syntax first, then its shape, then its meaning, then the defaults it leaves out.</summary>
/// <param name="integrations">Gives YAML and JSON Schema, on first use.</param>
/// <param name="time">The clock, for the provisional identifier of what is read.</param>
public sealed class ConfigurationReader(Func<IIntegrations> integrations, TimeProvider time)
{
    private const string FirstVersion = "1.0.0";

    /// <summary>The configuration in a text, or everything that is wrong with it. Nothing in the result holds a secret.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="source">File, or other origin, for messages.</param>
    /// <param name="format">The format; by the extension of the source, else by the first character, when null.</param>
    public ConfigurationCheck Read(string text, string source, ConfigurationFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return Judge(ConfigurationSource.Read(text, source, format, integrations), source);
        }
        catch (OperationException error) when (error.Kind == ErrorKind.InvalidInput)
        {
            return Invalid(source, [new ConfigurationProblem(
                error.Id, ProblemSeverity.Error, source, string.Empty, ConfigurationProblem.SyntaxRule, Value: null, error.Message, Line: null)]);
        }
    }

    private ConfigurationCheck Judge(ConfigurationSource read, string source)
    {
        var shape = integrations().Schemas
            .Validate(ShippedSchemas.Read(ShippedSchemas.Configuration), read.Json?.ToJsonString() ?? "null")
            .Select(violation => Problem(violation, read, source))
            .ToList();
        if (shape.Count > 0) return Invalid(source, shape);

        var stated = read.Json!.AsObject();
        var complete = ConfigurationDefaults.Complete(ConfigurationContent.Without(stated));
        complete["configurationId"] = RecordId.At(time.GetUtcNow(), RecordKind.Config).ToString();
        var version = stated["version"]?.GetValue<string>();
        complete["version"] = version ?? FirstVersion;
        ProductionConfiguration configuration;
        try
        {
            configuration = complete.Deserialize(ProductionJson.Default.ProductionConfiguration)!;
        }
        catch (JsonException error)
        {
            return Invalid(source, [Unreadable(error, source)]);
        }

        var meaning = MeaningRules.Check(configuration, complete).Select(finding => Problem(finding, read, source)).ToList();
        var valid = meaning.TrueForAll(problem => problem.Severity != ProblemSeverity.Error);
        return valid
            ? new ConfigurationCheck(source, configuration, Ordered(meaning)) { StatedVersion = version }
            : Invalid(source, meaning);
    }

    private static ConfigurationCheck Invalid(string source, IEnumerable<ConfigurationProblem> problems) =>
        new(source, Configuration: null, Ordered(problems));

    private static List<ConfigurationProblem> Ordered(IEnumerable<ConfigurationProblem> problems) =>
        [.. problems.OrderBy(problem => problem.Line ?? 0).ThenBy(problem => problem.Pointer, StringComparer.Ordinal)];

    private static ConfigurationProblem Problem(SchemaViolation violation, ConfigurationSource read, string source) => new(
        violation.Rule switch
        {
            "additionalProperties" => "ConfigurationUnknownKey",
            "required" => "ConfigurationKeyMissing",
            "type" => "ConfigurationTypeInvalid",
            _ => "ConfigurationValueInvalid",
        },
        ProblemSeverity.Error,
        source,
        SecretPlaces.HideAssignments(violation.Pointer),
        violation.Rule,
        SecretPlaces.MayShow(violation.Pointer) && violation.Value is not null ? CredentialPatterns.Mask(violation.Value) : null,
        violation.Rule == "additionalProperties" ? SecretPlaces.HideAssignments(violation.Message) : violation.Message,
        read.LineOf(violation.Pointer));

    private static ConfigurationProblem Problem(Finding finding, ConfigurationSource read, string source) => new(
        finding.Id,
        finding.Severity,
        source,
        SecretPlaces.HideAssignments(finding.Pointer),
        ConfigurationProblem.MeaningRule,
        Value: null,
        finding.Message,
        read.LineOf(finding.Pointer));

    private static ConfigurationProblem Unreadable(JsonException error, string source) => new(
        "ConfigurationValueInvalid",
        ProblemSeverity.Error,
        source,
        (error.Path ?? string.Empty).TrimStart('$').Replace('.', '/'),
        "type",
        Value: null,
        "The value cannot be read; it is of the wrong type or out of range.",
        Line: null);
}
