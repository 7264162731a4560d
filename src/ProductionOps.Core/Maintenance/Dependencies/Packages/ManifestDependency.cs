namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>A dependency that a package.json names.</summary>
/// <param name="Name">Name of the package.</param>
/// <param name="Spec">Range, address or tag.</param>
internal sealed record ManifestDependency(string Name, string Spec);
