namespace ProductionOps.Scheduling;

/// <summary>The module of PowerShell, for machines that have no prodops.</summary>
/// <param name="PowerShell">Full path of pwsh.</param>
/// <param name="Manifest">Full path of the manifest of the module.</param>
public sealed record ScheduleModule(string PowerShell, string Manifest);
