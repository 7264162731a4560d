using ProductionOps.Store;

namespace ProductionOps.Configuration;

/// <summary>The JSON Schemas of <c>module/schemas</c>, which are part of this assembly too, so that it needs no file beside it.</summary>
public static class ShippedSchemas
{
    /// <summary>Name of the schema of the file that people edit: unknown keys are errors, what has a default may be left out.</summary>
    public const string Configuration = "production-configuration";

    /// <summary>Name of the schema of a stored configuration: complete, unknown properties allowed.</summary>
    public const string ConfigurationRecord = "production-configuration-record";

    /// <summary>Name of the schema of a deployment.</summary>
    public const string Deployment = "production-deployment";

    /// <summary>Name of the schema of a monitoring record.</summary>
    public const string Monitoring = "production-monitoring";

    /// <summary>Name of the schema of a maintenance run.</summary>
    public const string Maintenance = "maintenance-automation";

    /// <summary>Name of the schema of an alert.</summary>
    public const string Alert = "monitoring-alert";

    /// <summary>Name of the schema of an uptime incident.</summary>
    public const string Incident = "uptime-incident";

    private const string Prefix = "schemas/";
    private const string Suffix = ".schema.json";

    /// <summary>The names of all schemas.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. typeof(ShippedSchemas).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Suffix.Length])
        .Order(StringComparer.Ordinal)];

    /// <summary>The file name of a schema.</summary>
    public static string FileName(string name) => name + Suffix;

    /// <summary>The name of the schema of the records of a kind.</summary>
    /// <exception cref="OperationException"><c>RecordKindUnsupported</c>.</exception>
    public static string NameOf(RecordKind kind) => kind switch
    {
        RecordKind.Deployment => Deployment,
        RecordKind.Monitor => Monitoring,
        RecordKind.Maintenance => Maintenance,
        RecordKind.Config => ConfigurationRecord,
        RecordKind.Alert => Alert,
        RecordKind.Incident => Incident,
        _ => throw new OperationException(
            "RecordKindUnsupported", ErrorKind.Unsupported, $"Records of the kind '{RecordId.Literal(kind)}' cannot be imported or exported.", kind),
    };

    /// <summary>The text of a schema.</summary>
    /// <exception cref="ArgumentException">There is no schema of that name.</exception>
    public static string Read(string name)
    {
        using var stream = typeof(ShippedSchemas).Assembly.GetManifestResourceStream(Prefix + FileName(name))
            ?? throw new ArgumentException($"There is no schema '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
