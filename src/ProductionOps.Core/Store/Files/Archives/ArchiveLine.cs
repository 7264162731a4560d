using System.Text.Json;

namespace ProductionOps.Store.Files.Archives;

/// <summary>
/// One line of an archive. The record is there as it was, on one line; where the layout of its file was not the usual one, so that
/// the same bytes could not be made of it again, the bytes themselves are there in base64.
/// </summary>
/// <param name="File">Name that the file had.</param>
/// <param name="Checksum">SHA-256 of the file, in lower-case hexadecimal.</param>
/// <param name="Record">The record; null where <paramref name="Data"/> is given.</param>
/// <param name="Data">The bytes of the file; null where <paramref name="Record"/> is given.</param>
internal sealed record ArchiveLine(string File, string Checksum, JsonElement? Record, byte[]? Data);
