namespace ProductionOps.Store.Files.Archives;

/// <summary>What can be read of an archive.</summary>
/// <param name="Members">Its members that are whole.</param>
/// <param name="Problem">Why it is damaged; null where it is not.</param>
/// <param name="Checksum">SHA-256 of the archive, in lower-case hexadecimal.</param>
internal sealed record ArchiveContent(IReadOnlyList<ArchiveMember> Members, string? Problem, string Checksum);
