using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>What trials are made with.</summary>
/// <param name="Processes">Runs programs.</param>
/// <param name="Files">The disk.</param>
/// <param name="Environment">What the project's own commands inherit.</param>
internal sealed record JudgeTools(IProcessRunner Processes, IFileSystem Files, MinimalEnvironment Environment);
