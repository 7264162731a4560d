using System.Text.Json;
using ProductionOps.Faults.Checks;
using ProductionOps.Faults.Ledgers;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Retention;

namespace ProductionOps.Faults.Scenarios;

/// <summary>What the operations of a scenario work with. An operation that the disk fails is told of, and the next one follows.</summary>
/// <param name="Store">The store.</param>
/// <param name="Files">The disk.</param>
/// <param name="Ledger">What happened.</param>
/// <param name="Clock">The clock of the store.</param>
internal sealed record ScenarioRun(IProductionStore Store, IFileSystem Files, Ledger Ledger, ScenarioClock Clock)
{
    private static readonly HashSet<string> FaultIds = new(StringComparer.Ordinal)
    {
        "StoreDiskFull", "StoreIOError", "StoreAccessDenied", "BackupDiskFull", "BackupIOError", "BackupAccessDenied", "BackupNotVerified",
    };

    /// <summary>What went wrong, other than what was to be expected of a disk that fails.</summary>
    public List<string> Surprises { get; } = [];

    /// <summary>How many operations the disk failed.</summary>
    public int Failures { get; private set; }

    public async Task<string?> AddAsync(IRecordChannel channel, int number, DateTimeOffset? timestamp = null)
    {
        string? id = null;
        await TryAsync(async () => id = await channel.AddAsync(Store, Ledger, number, timestamp ?? Clock.Now));
        return id;
    }

    public async Task ReplaceAsync(IRecordChannel channel, string? id, int number)
    {
        if (id is not null) await TryAsync(() => channel.ReplaceAsync(Store, Ledger, id, number));
    }

    public Task ImportAsync(IRecordChannel channel, IReadOnlyList<(int Number, DateTimeOffset Timestamp)> records) =>
        TryAsync(() => channel.ImportAsync(Store, Ledger, records));

    public Task ActivateAsync(string? id) => TryAsync(async () =>
    {
        if (id is null) return;
        Ledger.Add(LedgerEventKind.Activating, "active", "production", content: id);
        await Store.Configurations.ActivateAsync(id, CancellationToken.None);
        Ledger.Add(LedgerEventKind.Activated, "active", "production", content: id);
    });

    public Task SetStateAsync(string name, int number) => TryAsync(async () =>
    {
        var document = Samples.Alert(number, Clock.Now);
        var content = JsonSerializer.Serialize(document, ProductionJson.Compact.MonitoringAlert);
        Ledger.Add(LedgerEventKind.StateChanging, "state", name, content: content);
        await Store.State.SetAsync(name, document, ProductionJson.Default.MonitoringAlert, CancellationToken.None);
        Ledger.Add(LedgerEventKind.StateChanged, "state", name, content: content);
    });

    public Task RemoveStateAsync(string name) => TryAsync(async () =>
    {
        Ledger.Add(LedgerEventKind.StateChanging, "state", name);
        await Store.State.RemoveAsync(name, CancellationToken.None);
        Ledger.Add(LedgerEventKind.StateChanged, "state", name);
    });

    public Task OptimizeAsync() => TryAsync(async () =>
    {
        var monitoring = await Store.Monitoring.ListAsync(RecordQuery.All, CancellationToken.None).Select(entry => entry.MonitoringId).ToListAsync();
        await foreach (var decision in Store.OptimizeAsync(new OptimizationRequest { WhatIf = true }, CancellationToken.None))
        {
            if (decision.Action == RetentionAction.Delete) MarkRemovable(decision, monitoring);
        }

        await StoreContent.OptimizeAsync(Store);
    });

    public Task RepairAsync() => TryAsync(() => StoreContent.RepairAsync(Store));

    public Task BackUpAsync(bool isOld = false) => TryAsync(async () =>
    {
        var outcome = await StoreBackups.CreateAsync(Store, Files, Clock, isOld);
        Ledger.Add(LedgerEventKind.Added, StoreBackups.Channel, outcome.Backup.BackupId, content: "kept");
    });

    public Task PruneBackupsAsync() => TryAsync(async () =>
    {
        foreach (var id in await StoreBackups.PruneAsync(Store, Files, Clock, whatIf: true)) Ledger.Add(LedgerEventKind.Removing, StoreBackups.Channel, id);
        await StoreBackups.PruneAsync(Store, Files, Clock, whatIf: false);
    });

    public Task RestoreBackupAsync() => TryAsync(async () =>
    {
        Ledger.Add(LedgerEventKind.Replacing, StoreBackups.Restored, "newest", content: "whole");
        await StoreBackups.RestoreAsync(Store, Files, Clock);
        Ledger.Add(LedgerEventKind.Replaced, StoreBackups.Restored, "newest", content: "whole");
    });

    public Task ListAsync() => TryAsync(async () =>
    {
        foreach (var channel in RecordChannels.All) await channel.ListAsync(Store);
    });

    public Task SummarizeAsync() => TryAsync(async () => await Store.Monitoring.SummarizeAsync(
        new() { Type = MonitoringType.Uptime, Environment = DeploymentEnvironment.Production }, CancellationToken.None));

    /// <summary>Does something that the disk may fail; anything else that goes wrong is a surprise.</summary>
    public async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (OperationException exception) when (FaultIds.Contains(exception.Id))
        {
            Failures++;
        }
        catch (Exception exception) when (exception is not ProcessEndedException)
        {
            Failures++;
            Surprises.Add($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private void MarkRemovable(RetentionDecision decision, List<string> monitoring)
    {
        if (decision.Kind is RetentionItemKind.Monitoring)
        {
            var day = decision.Id.Replace("-", string.Empty, StringComparison.Ordinal);
            foreach (var id in monitoring.Where(id => id.StartsWith(day, StringComparison.Ordinal))) Ledger.Add(LedgerEventKind.Removing, "monitor", id);
        }
        else if (decision.Kind is not RetentionItemKind.Rollup)
        {
            Ledger.Add(LedgerEventKind.Removing, decision.Id[(decision.Id.LastIndexOf('-') + 1)..], decision.Id);
        }
    }
}
