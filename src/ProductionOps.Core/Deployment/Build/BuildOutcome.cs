using ProductionOps.Model;

namespace ProductionOps.Deployment.Build;

/// <summary>A finished build.</summary>
/// <param name="Info">What was measured; what was not is absent.</param>
/// <param name="ProjectDirectory">Full path of the project.</param>
/// <param name="OutputDirectory">Full path of the built site.</param>
/// <param name="Log">Everything the commands wrote, secrets taken out; of a long log the end.</param>
public sealed record BuildOutcome(BuildInfo Info, string ProjectDirectory, string OutputDirectory, string Log);
