using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Cli.Views;

/// <summary>How deployments are shown.</summary>
internal static class DeploymentView
{
    private const int ShortCommit = 8;

    /// <summary>The view.</summary>
    public static View<ProductionDeployment> Instance { get; } = new()
    {
        Json = ProductionJson.Default.ProductionDeployment,
        Columns =
        [
            new("DEPLOYMENT", static d => d.DeploymentId),
            new("STATUS", static d => JsonLiteral.Of(d.Status)) { Style = static d => StatusStyle.Of(d.Status) },
            new("ENVIRONMENT", static d => JsonLiteral.Of(d.Environment)),
            new("TYPE", static d => JsonLiteral.Of(d.DeploymentType)),
            new("COMMIT", static d => d.CommitHash[..Math.Min(ShortCommit, d.CommitHash.Length)]),
            new("SECONDS", static d => Duration(d)) { AlignRight = true },
            new("BRANCH", static d => d.BranchName) { MinimumWidth = 8 },
        ],
        Fields =
        [
            new("deploymentId", static d => d.DeploymentId),
            new("status", static d => JsonLiteral.Of(d.Status)),
            new("environment", static d => JsonLiteral.Of(d.Environment)),
            new("deploymentType", static d => JsonLiteral.Of(d.DeploymentType)),
            new("timestamp", static d => d.Timestamp),
            new("completedAt", static d => d.CompletedAt),
            new("durationSeconds", static d => Duration(d)),
            new("commitHash", static d => d.CommitHash),
            new("branchName", static d => d.BranchName),
            new("deployedBy", static d => d.DeployedBy),
            new("triggerSource", static d => JsonLiteral.Of(d.TriggerSource)),
            new("deploymentUrl", static d => d.DeploymentUrl),
            new("configurationId", static d => d.ConfigurationId),
            new("rollbackDeploymentId", static d => d.RollbackDeploymentId),
            new("buildSeconds", static d => d.BuildInfo?.BuildTime),
            new("bundleBytes", static d => d.BuildInfo?.BundleSize?.Total),
            new("complianceScore", static d => d.Validation?.ConstitutionalCompliance?.Score),
            new("lighthousePerformance", static d => d.Validation?.Performance?.Lighthouse?.Performance),
            new("vulnerabilities", static d => d.Validation?.Security?.Vulnerabilities.Count),
            new("filesChecked", static d => d.Proof?.FilesChecked),
            new("filesTotal", static d => d.Proof?.FilesTotal),
            new("mismatches", static d => d.Proof?.Mismatches.Count),
            new("manifestChecksum", static d => d.ManifestChecksum),
            new("warnings", static d => d.Warnings.Count),
            new("errors", static d => d.Errors.Count),
            new("errorId", static d => d.Errors.Count > 0 ? d.Errors[0].ErrorId : null),
            new("errorMessage", static d => d.Errors.Count > 0 ? d.Errors[0].Message : null),
        ],
    };

    private static double? Duration(ProductionDeployment deployment) =>
        deployment.CompletedAt is { } end ? Math.Round((end - deployment.Timestamp).TotalSeconds, 3) : null;
}
