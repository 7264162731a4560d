namespace ProductionOps.Store.Files;

/// <summary>One entry of an index, with what tells whether the file is still the one it was made from.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
/// <param name="File">Name of the record file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Modified">Its modification time, in units of 100 ns since the year 1, UTC.</param>
/// <param name="Entry">What lists and reports need.</param>
/// <param name="Acknowledged">
/// Checksum of the content that the store itself wrote last, where somebody else has changed the file since; otherwise null. Whoever
/// writes the index anew keeps it, so that the change stays visible.
/// </param>
internal sealed record IndexLine<TEntry>(string File, long Length, long Modified, TEntry Entry, string? Acknowledged = null)
    where TEntry : class;
