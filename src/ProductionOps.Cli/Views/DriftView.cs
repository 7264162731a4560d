using ProductionOps.Cli.Output;
using ProductionOps.Deployment;
using ProductionOps.Json;

namespace ProductionOps.Cli.Views;

/// <summary>How drift is shown.</summary>
internal static class DriftView
{
    /// <summary>The view.</summary>
    public static View<DeploymentDrift> Instance { get; } = new()
    {
        Json = CliJson.Default.DeploymentDrift,
        Columns =
        [
            new("DEPLOYMENT", static d => d.DeploymentId),
            new("TARGET", static d => d.Target) { MinimumWidth = 8 },
            new("INTACT", static d => d.IsIntact) { Style = static d => d.IsIntact ? TextStyle.Good : TextStyle.Bad },
            new("FILES", static d => d.FilesChecked) { AlignRight = true },
            new("MISMATCHES", static d => d.MismatchCount) { AlignRight = true },
            new("FIRST", First) { MinimumWidth = 8 },
        ],
        Fields =
        [
            new("deploymentId", static d => d.DeploymentId),
            new("environment", static d => JsonLiteral.Of(d.Environment)),
            new("target", static d => d.Target),
            new("url", static d => d.Url),
            new("checkedAt", static d => d.CheckedAt),
            new("isIntact", static d => d.IsIntact),
            new("liveDeploymentId", static d => d.LiveDeploymentId),
            new("filesChecked", static d => d.FilesChecked),
            new("mismatchCount", static d => d.MismatchCount),
            new("firstMismatch", First),
        ],
    };

    private static string? First(DeploymentDrift drift) => drift.ServedMismatches.Concat(drift.StoredMismatches).FirstOrDefault();
}
