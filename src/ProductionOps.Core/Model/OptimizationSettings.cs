namespace ProductionOps.Model;

/// <summary>Optimizations that the build should apply.</summary>
public sealed record OptimizationSettings : ModelObject
{
    /// <summary>Compression.</summary>
    public bool Compression { get; init; }

    /// <summary>Minification.</summary>
    public bool Minification { get; init; }

    /// <summary>Code splitting.</summary>
    public bool CodeSplitting { get; init; }

    /// <summary>Tree shaking.</summary>
    public bool Treeshaking { get; init; }

    /// <summary>Modern image formats.</summary>
    public bool ImageOptimization { get; init; }
}
