using ProductionOps.Model;

namespace ProductionOps.Store.Retention;

/// <summary>How a store is to be optimized.</summary>
public sealed record OptimizationRequest
{
    /// <summary>How long data is kept.</summary>
    public DataRetentionPolicy Policy { get; init; } = RetentionDefaults.Policy;

    /// <summary>Whether to only tell what would be done.</summary>
    public bool WhatIf { get; init; }

    /// <summary>Deployments that must stay as they are besides those that the store itself knows to be needed.</summary>
    public IReadOnlySet<string> ProtectedDeployments { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Where progress is told.</summary>
    public IOperationReporter Reporter { get; init; } = SilentReporter.Instance;
}
