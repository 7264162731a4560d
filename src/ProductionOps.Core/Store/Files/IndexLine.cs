namespace ProductionOps.Store.Files;

/// <summary>One entry of an index, with what tells whether the file is still the one it was made from.</summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
/// <param name="File">Name of the record file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Modified">Its modification time, in units of 100 ns since the year 1, UTC.</param>
/// <param name="Entry">What lists and reports need.</param>
internal sealed record IndexLine<TEntry>(string File, long Length, long Modified, TEntry Entry)
    where TEntry : class;
