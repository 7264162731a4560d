namespace ProductionOps.Files;

/// <summary>What a directory says of one name in it.</summary>
/// <param name="Name">Name without its directory.</param>
/// <param name="Kind">What has that name; links are not followed.</param>
/// <param name="Length">Bytes of a file, otherwise 0.</param>
/// <param name="Modified">Time of the last change, in UTC.</param>
public sealed record FileEntry(string Name, FileEntryKind Kind, long Length, DateTimeOffset Modified);
