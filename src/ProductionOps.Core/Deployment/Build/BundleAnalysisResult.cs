using ProductionOps.Model;

namespace ProductionOps.Deployment.Build;

/// <summary>What a built site weighs, and how it was optimized.</summary>
/// <param name="Size">Bytes as they are.</param>
/// <param name="CompressedSize">Bytes with text compressed by gzip level 9.</param>
/// <param name="Optimizations">Optimizations found in the output; see <see cref="OptimizationDetector"/>.</param>
public sealed record BundleAnalysisResult(BundleSize Size, BundleSize CompressedSize, IReadOnlyList<string> Optimizations);
