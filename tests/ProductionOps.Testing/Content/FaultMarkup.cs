namespace ProductionOps.Testing.Content;

/// <summary>A fault as it was planted.</summary>
/// <param name="Markup">What the page gets, with what is right beside it.</param>
/// <param name="Target">The link that is wrong, as a check tells it; null where the fault is of no link.</param>
/// <param name="File">The file that the fault is in; null for the page itself.</param>
internal sealed record FaultMarkup(string Markup, string? Target, string? File = null);
