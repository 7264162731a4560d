namespace ProductionOps.Maintenance.Content.Links;

/// <summary>A link to a place in another page, which may not have been read yet.</summary>
/// <param name="File">The file that it is in.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Place">Element and attribute.</param>
/// <param name="Link">Where it leads.</param>
internal readonly record struct WaitingLink(int File, int Line, int Column, LinkPlace Place, ResolvedLink Link);
