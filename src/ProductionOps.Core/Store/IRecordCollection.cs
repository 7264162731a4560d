namespace ProductionOps.Store;

/// <summary>The records of one kind.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">What lists and reports need of it, kept in the index.</typeparam>
public interface IRecordCollection<TRecord, TEntry>
    where TRecord : class
    where TEntry : class
{
    /// <summary>
    /// Adds a record and returns it as it was stored: its identifier is the second of its timestamp, or the next free one, and its
    /// sequence and previous checksum are set. When this returns, the record survives a loss of power.
    /// </summary>
    /// <exception cref="OperationException"><c>StoreDiskFull</c>, <c>StoreAccessDenied</c>, <c>StoreReadOnly</c>: it could not be
    /// written; nothing changed.</exception>
    ValueTask<TRecord> AddAsync(TRecord record, CancellationToken cancellationToken);

    /// <summary>
    /// Adds records that have their identifiers already, such as those of another store; sequence and previous checksum are given
    /// anew, in the order of the records. What the store has already stays as it is. When this returns, all of them survive a loss
    /// of power; when it is stopped, some of them may be there, and the same call again adds the rest.
    /// </summary>
    /// <returns>What became of each record.</returns>
    /// <param name="records">Records with valid identifiers; each identifier once.</param>
    /// <param name="whatIf">Whether to only tell what would become of them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<IReadOnlyList<ImportOutcome>> ImportAsync(
        IReadOnlyList<TRecord> records, bool whatIf, CancellationToken cancellationToken);

    /// <summary>Replaces a record by a newer state of itself, durably; identifier, sequence and previous checksum cannot change.</summary>
    /// <exception cref="OperationException"><c>RecordNotFound</c>: there is no such record.</exception>
    ValueTask<TRecord> ReplaceAsync(TRecord record, CancellationToken cancellationToken);

    /// <summary>Finds a record by its identifier; null when there is none.</summary>
    /// <exception cref="OperationException"><c>RecordIdInvalid</c>; <c>RecordDamaged</c>: it cannot be read.</exception>
    ValueTask<TRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The index entries that a query selects, in order of <c>sequence</c>, or the reverse.</summary>
    IAsyncEnumerable<TEntry> ListAsync(RecordQuery query, CancellationToken cancellationToken);

    /// <summary>The records that a query selects, one at a time. A damaged record is reported through
    /// <see cref="RecordQuery.OnDamaged"/> and does not stop the others.</summary>
    IAsyncEnumerable<TRecord> ReadAsync(RecordQuery query, CancellationToken cancellationToken);

    /// <summary>A text that is another one after any record was added or replaced, by whomever, and that costs next to nothing to ask for; null
    /// where the store has no such text.</summary>
    ValueTask<string?> FindTagAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);
}
