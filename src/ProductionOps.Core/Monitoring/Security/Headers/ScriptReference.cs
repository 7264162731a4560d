namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>A script element that loads its script from an address.</summary>
/// <param name="Source">The address as the page has it.</param>
/// <param name="Integrity">Its integrity attribute; null when there is none.</param>
public sealed record ScriptReference(string Source, string? Integrity);
