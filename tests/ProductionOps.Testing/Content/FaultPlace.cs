namespace ProductionOps.Testing.Content;

/// <summary>Where a fault is planted.</summary>
/// <param name="Number">Number of the fault.</param>
/// <param name="Base">Path under which the site is served.</param>
/// <param name="Other">Another page, relative to the site, with a slash at its end.</param>
/// <param name="Depth">How many directories the page is below the site.</param>
/// <param name="Write">Writes a file of the site.</param>
internal sealed record FaultPlace(int Number, string Base, string Other, int Depth, Action<string, byte[]> Write);
