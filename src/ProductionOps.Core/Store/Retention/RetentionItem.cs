namespace ProductionOps.Store.Retention;

/// <summary>A record that retention judges.</summary>
/// <typeparam name="TEntry">What lists and reports need of it.</typeparam>
/// <param name="Id">Identifier.</param>
/// <param name="Entry">What lists and reports need of it.</param>
/// <param name="IsArchived">Whether it is in an archive.</param>
/// <param name="IsLoose">Whether it has a file of its own; both where an archiving was interrupted.</param>
/// <param name="Bytes">Bytes that it takes.</param>
internal sealed record RetentionItem<TEntry>(string Id, TEntry Entry, bool IsArchived, bool IsLoose, long Bytes);
