using ProductionOps.Cli.Output;
using ProductionOps.Model;
using ProductionOps.Status;

namespace ProductionOps.Cli.Views;

/// <summary>What a status means to the reader.</summary>
internal static class StatusStyle
{
    /// <summary>Of a deployment.</summary>
    public static TextStyle Of(DeploymentStatus status) => status switch
    {
        DeploymentStatus.Success => TextStyle.Good,
        DeploymentStatus.Failed => TextStyle.Bad,
        DeploymentStatus.RolledBack => TextStyle.Warning,
        _ => TextStyle.Active,
    };

    /// <summary>Of a maintenance run.</summary>
    public static TextStyle Of(MaintenanceStatus status) => status switch
    {
        MaintenanceStatus.Success => TextStyle.Good,
        MaintenanceStatus.Failed => TextStyle.Bad,
        MaintenanceStatus.RequiresApproval => TextStyle.Warning,
        MaintenanceStatus.Cancelled => TextStyle.Muted,
        _ => TextStyle.Active,
    };

    /// <summary>Of an environment.</summary>
    public static TextStyle Of(ProductionHealth health) => health switch
    {
        ProductionHealth.Good => TextStyle.Good,
        ProductionHealth.Warning => TextStyle.Warning,
        ProductionHealth.Critical => TextStyle.Bad,
        _ => TextStyle.Muted,
    };
}
