using ProductionOps.Faults.Ledgers;
using ProductionOps.Store;

namespace ProductionOps.Faults.Scenarios;

/// <summary>One kind of record, for code that treats all kinds alike.</summary>
internal interface IRecordChannel
{
    /// <summary>Its name, as in identifiers.</summary>
    string Name { get; }

    /// <summary>Adds the record of a number and tells the ledger; returns the identifier.</summary>
    Task<string> AddAsync(IProductionStore store, Ledger ledger, int number, DateTimeOffset timestamp);

    /// <summary>Replaces a record by another state of it and tells the ledger.</summary>
    Task ReplaceAsync(IProductionStore store, Ledger ledger, string id, int number);

    /// <summary>Imports records, two of them the same as before, and tells the ledger.</summary>
    Task ImportAsync(IProductionStore store, Ledger ledger, IReadOnlyList<(int Number, DateTimeOffset Timestamp)> records);

    /// <summary>What the records say that can be read; the damaged ones are told of.</summary>
    Task<IReadOnlyList<SeenRecord>> ReadAsync(IProductionStore store, Action<OperationException> onDamaged);

    /// <summary>What the list says.</summary>
    Task<IReadOnlyList<SeenRecord>> ListAsync(IProductionStore store);

    /// <summary>The content of one record; null when there is none.</summary>
    Task<string?> FindAsync(IProductionStore store, string id);
}
