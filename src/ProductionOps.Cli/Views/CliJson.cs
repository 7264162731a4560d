using System.Text.Json.Serialization;
using ProductionOps.Configuration;
using ProductionOps.Configuration.Features;
using ProductionOps.Deployment;
using ProductionOps.Json;
using ProductionOps.Maintenance;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Status;

namespace ProductionOps.Cli.Views;

/// <summary>JSON of results that are no entities, in the manner of the entities.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTimeConverter), typeof(DifferenceKindConverter), typeof(ProblemSeverityConverter), typeof(HealthConverter)])]
[JsonSerializable(typeof(DeploymentPlan))]
[JsonSerializable(typeof(DeploymentDrift))]
[JsonSerializable(typeof(DeploymentComparison))]
[JsonSerializable(typeof(DeploymentHold))]
[JsonSerializable(typeof(ProductionStatus))]
[JsonSerializable(typeof(ConfigurationDifference))]
[JsonSerializable(typeof(ConfigurationProblem))]
[JsonSerializable(typeof(FeatureFlag))]
[JsonSerializable(typeof(FeatureEvaluation))]
[JsonSerializable(typeof(BackupEntry))]
[JsonSerializable(typeof(BackupCheck))]
[JsonSerializable(typeof(BackupFile))]
[JsonSerializable(typeof(BackupCopyOutcome))]
[JsonSerializable(typeof(RestoreOutcome))]
[JsonSerializable(typeof(DueMaintenance))]
internal sealed partial class CliJson : JsonSerializerContext;
