using ProductionOps.Model;

namespace ProductionOps.Deployment;

/// <summary>Says of a finished deployment why it did not succeed.</summary>
public static class DeploymentFailure
{
    /// <summary>The error to show beside the record of a deployment that ended badly; null when it ended well.</summary>
    public static OperationException? Of(ProductionDeployment deployment)
    {
        if (deployment.Status is DeploymentStatus.Success) return null;
        var error = deployment.Errors.FirstOrDefault(static e => e.Severity != ErrorSeverity.Warning);
        return new OperationException(
            error?.ErrorId ?? "DeploymentNotFinished",
            ErrorKind.Failed,
            error?.Message ?? $"Deployment {deployment.DeploymentId} ended with status {deployment.Status}.",
            deployment.DeploymentId);
    }
}
