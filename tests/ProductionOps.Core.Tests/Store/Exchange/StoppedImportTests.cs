using System.Collections.Concurrent;
using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Files;

namespace ProductionOps.Core.Tests.Store.Exchange;

public sealed class StoppedImportTests
{
    [Fact]
    public async Task WhatIsAddedAfterAnImportThatWasStoppedAnywhereIsChainedToWhatIsThere()
    {
        var stops = 0;
        for (var stopAt = 1; ; stopAt++, stops++)
        {
            await using var test = await TestStore.CreateAsync();
            await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
            var files = new FaultyFileSystem(stopAt, stop: true, late: false);
            await TryImportAsync(await test.ReopenAsync(files));

            var store = await test.ReopenAsync(new RestartedFileSystem());
            await store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
            await CheckChainAsync(store, stopAt);
            if (!files.HasFailed) break;
        }

        Assert.InRange(stops, 10, 1000);
    }

    [Fact]
    public async Task AChainGetsItsNamesInItsOwnOrder()
    {
        await using var test = await TestStore.CreateAsync();
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        using var files = new OvertakingFileSystem();
        await ImportAsync(await test.ReopenAsync(files), count: 20);
        Assert.Equal(files.Published.Order(StringComparer.Ordinal).Reverse(), files.Published);
    }

    private static async Task TryImportAsync(JsonFileStore store)
    {
        try
        {
            await ImportAsync(store, count: 3);
        }
        catch (OperationException exception) when (exception.Id == "StoreDiskFull")
        {
            // That is how the stop looks from inside.
        }
    }

    private static async Task ImportAsync(JsonFileStore store, int count)
    {
        var records = Enumerable.Range(0, count)
            .Select(i => TestRecords.Deployment(TestClock.Start.AddDays(-i - 1)) with { DeploymentId = IdAt(TestClock.Start.AddDays(-i - 1)) })
            .ToList();
        await store.Deployments.ImportAsync(records, whatIf: false, TestStore.Cancellation);
    }

    private static string IdAt(DateTimeOffset timestamp) => timestamp.UtcDateTime.ToString("yyyyMMdd'-'HHmmss", CultureInfo.InvariantCulture) + "-deployment";

    private static async Task CheckChainAsync(JsonFileStore store, int stopAt)
    {
        var format = new DeploymentFormat();
        string? expected = null;
        await foreach (ProductionDeployment deployment in store.Deployments.ReadAsync(RecordQuery.All, TestStore.Cancellation))
        {
            Assert.True(expected == deployment.PreviousChecksum, $"{deployment.DeploymentId} is not chained to the record before it after a stop at change {stopAt}.");
            expected = format.ChainChecksum(deployment, []);
        }
    }

    private sealed class RestartedFileSystem : DelegatingFileSystem, IFileSystem
    {
        string IFileSystem.BootId(TimeProvider time) => "after a restart";
    }

    /// <summary>The first name waits for others to overtake it, for as long as they would take.</summary>
    private sealed class OvertakingFileSystem : DelegatingFileSystem, IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
        private readonly ConcurrentQueue<string> _published = [];
        private readonly ManualResetEventSlim _overtaken = new();
        private int _count;

        public IReadOnlyCollection<string> Published => _published;

        public override bool TryPublish(string temporaryPath, string path)
        {
            if (Interlocked.Increment(ref _count) > 1) _overtaken.Set();
            else _overtaken.Wait(Patience, TestStore.Cancellation);
            _published.Enqueue(path);
            return base.TryPublish(temporaryPath, path);
        }

        public void Dispose() => _overtaken.Dispose();
    }
}
