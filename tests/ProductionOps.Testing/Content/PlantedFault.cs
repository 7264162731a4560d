namespace ProductionOps.Testing.Content;

/// <summary>A fault that a generated site has, as a check must tell it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Page">The file with the fault.</param>
/// <param name="Target">The link as it is written; null where the fault is of no link.</param>
public sealed record PlantedFault(string Rule, string Page, string? Target);
