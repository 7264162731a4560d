using System.Diagnostics;
using System.Text;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Files;

namespace ProductionOps.Core.Tests.Store;

/// <summary>What people, other programs and crashes do to the files.</summary>
public sealed class DamageTests
{
    [Fact]
    public async Task AHandEditIsSeen()
    {
        await using var test = await TestStore.CreateAsync();
        var added = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var path = test.PathOf($"deployments/{added.DeploymentId}.json");

        File.WriteAllText(path, File.ReadAllText(path).Replace("\"main\"", "\"edited\"", StringComparison.Ordinal), Encoding.UTF8);

        var entry = Assert.Single(await ListAsync(test.Store));
        Assert.Equal("edited", entry.BranchName);
        Assert.Equal("edited", (await test.Store.Deployments.FindAsync(added.DeploymentId, TestStore.Cancellation))!.BranchName);
    }

    [Fact]
    public async Task AFileThatIsGoneIsNotListedAndItsSequenceNotGivenAgain()
    {
        await using var test = await TestStore.CreateAsync();
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var second = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);

        File.Delete(test.PathOf($"deployments/{second.DeploymentId}.json"));
        var third = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start.AddHours(1)), TestStore.Cancellation);

        Assert.Equal(3, third.Sequence);
        Assert.Equal([1, 3], (await ListAsync(test.Store)).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task AFileThatCameFromElsewhereIsListedAndItsSequenceRespected()
    {
        await using var here = await TestStore.CreateAsync();
        await using var there = await TestStore.CreateAsync();
        await here.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        ProductionDeployment? last = null;
        for (var i = 0; i < 5; i++)
        {
            last = await there.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start.AddDays(i)), TestStore.Cancellation);
        }

        File.Copy(there.PathOf($"deployments/{last!.DeploymentId}.json"), here.PathOf($"deployments/{last.DeploymentId}.json"));
        var next = await here.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);

        Assert.Equal(6, next.Sequence);
        Assert.Equal([1, 5, 6], (await ListAsync(here.Store)).Select(entry => entry.Sequence));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"schemaVersion\":1,\"records\":[{\"file\"")]
    [InlineData("\0\0\0\0\n{}\n[1]\nnull\n{\"file\":\"x\"}\n")]
    public async Task AMissingOrDamagedIndexNeverReadsAsNoRecords(string? index)
    {
        await using var test = await TestStore.CreateAsync();
        for (var i = 0; i < 5; i++)
        {
            await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
            await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(i % 2)), TestStore.Cancellation);
        }

        foreach (var path in (string[])["deployments/index.json", "deployments/index.ndjson", "monitoring/2026/01/31/day.ndjson"])
        {
            File.Delete(test.PathOf(path));
            if (index is not null) await File.WriteAllTextAsync(test.PathOf(path), index, TestStore.Cancellation);
        }

        Assert.Equal([1, 2, 3, 4, 5], await RecordTests.Sequences(test.Store.Deployments, RecordQuery.All));
        Assert.Equal([1, 2, 3, 4, 5], await RecordTests.Sequences(test.Store.Monitoring, RecordQuery.All));
        var added = await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        Assert.Equal(6, added.Sequence);
        Assert.Equal(6, (await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation)).Sequence);
    }

    [Fact]
    public async Task AReaderThatMissesTheIndexWritesIt()
    {
        await using var test = await TestStore.CreateAsync();
        for (var i = 0; i < 50; i++)
        {
            await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
            await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        }

        string[] indexes = [test.PathOf("deployments/index.ndjson"), test.PathOf("monitoring/2026/01/31/day.ndjson")];
        Array.ForEach(indexes, File.Delete);

        Assert.Equal(50, (await ListAsync(test.Store)).Count);
        Assert.Equal(50, (await RecordTests.Sequences(test.Store.Monitoring, RecordQuery.All)).Count);

        Assert.True(File.Exists(test.PathOf("deployments/index.json")));
        Assert.Equal(50, File.ReadAllLines(indexes[1]).Length);
        Assert.Equal(51, (await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation)).Sequence);
    }

    [Fact]
    public async Task ALongTailIsFoldedIntoTheIndex()
    {
        await using var test = await TestStore.CreateAsync();
        for (var i = 0; i < 70; i++)
        {
            await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        }

        Assert.True(File.Exists(test.PathOf("deployments/index.json")));
        Assert.True(File.ReadAllLines(test.PathOf("deployments/index.ndjson")).Length < 64);
        Assert.Equal(Enumerable.Range(1, 70).Select(i => (long)i), await RecordTests.Sequences(test.Store.Deployments, RecordQuery.All));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"deploymentId\":")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"deploymentId\":\"20200101-000000-deployment\",\"commitHash\":\"a\",\"branchName\":\"b\",\"timestamp\":\"2020-01-01T00:00:00Z\",\"environment\":\"production\",\"deployedBy\":\"x\"}")]
    public async Task ADamagedRecordIsNamedAndStopsNoOther(string content)
    {
        await using var test = await TestStore.CreateAsync();
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var bad = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var path = test.PathOf($"deployments/{bad.DeploymentId}.json");
        await File.WriteAllTextAsync(path, content, TestStore.Cancellation);

        var exception = await RecordTests.Fails("RecordDamaged", () => test.Store.Deployments.FindAsync(bad.DeploymentId, default));
        Assert.Equal(ErrorKind.Damaged, exception.Kind);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);

        var damaged = new List<OperationException>();
        var query = new RecordQuery { OnDamaged = damaged.Add };
        Assert.Equal([1, 3], await RecordTests.Sequences(test.Store.Deployments, query));
        Assert.Equal("RecordDamaged", Assert.Single(damaged).Id);
        Assert.Equal(2, (await test.Store.Deployments.ReadAsync(query, default).ToListAsync(TestStore.Cancellation)).Count);

        var next = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        Assert.Equal(4, next.Sequence);
        Assert.Equal(content, await File.ReadAllTextAsync(path, TestStore.Cancellation));
    }

    [Fact]
    public async Task WhatKilledWritersLeftIsIgnoredAndSweptWhenOldAndTheirProcessIsGone()
    {
        await using var test = await TestStore.CreateAsync();
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var gone = GoneProcess();
        var old = Write($".tmp-{gone}-0000000000000001", TestClock.Start.AddMinutes(-5));
        var young = Write($".tmp-{gone}-0000000000000002", TestClock.Start);
        var alive = Write($".tmp-{Environment.ProcessId}-0000000000000003", TestClock.Start.AddMinutes(-5));

        Assert.Single(await ListAsync(test.Store));
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.True(File.Exists(alive));

        string Write(string name, DateTimeOffset modified)
        {
            var path = test.PathOf($"deployments/{name}");
            File.WriteAllText(path, "{\"deploymentId\":");
            File.SetLastWriteTimeUtc(path, modified.UtcDateTime);
            return path;
        }
    }

    [Fact]
    public async Task AfterALossOfPowerNothingIsGivenTwice()
    {
        await using var test = await TestStore.CreateAsync();
        for (var i = 0; i < 4; i++)
        {
            await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        }

        // The index and the head are not flushed, so they may come back as they were earlier, under another boot id.
        var day = test.PathOf("monitoring/2026/01/31/day.ndjson");
        File.WriteAllLines(day, File.ReadAllLines(day).Take(2));
        var head = test.PathOf(".head-monitor");
        var text = Encoding.UTF8.GetString(JsonSeal.Remove(File.ReadAllBytes(head).AsSpan().TrimEnd(" \n"u8))!).Replace("\"last\":4", "\"last\":2", StringComparison.Ordinal);
        Assert.Contains("\"last\":2", text, StringComparison.Ordinal);
        File.WriteAllBytes(head, JsonSeal.Apply(Encoding.UTF8.GetBytes(text.Replace("\"bootId\":\"", "\"bootId\":\"another ", StringComparison.Ordinal))));

        var next = await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(3)), TestStore.Cancellation);
        var same = await test.Store.Monitoring.AddAsync(
            TestRecords.Monitoring(TestClock.Start, MonitoringType.Security), TestStore.Cancellation);

        Assert.True(next.Sequence > 4);
        Assert.Equal(next.Sequence + 1, same.Sequence);
        Assert.Equal("20260131-231546-monitor", same.MonitoringId);
        Assert.Equal(6, (await RecordTests.Sequences(test.Store.Monitoring, RecordQuery.All)).Distinct().Count());
    }

    [Fact]
    public async Task ReadersSeeWholeRecordsInOrderWhileOthersWrite()
    {
        await using var test = await TestStore.CreateAsync();
        var other = await test.ReopenAsync();
        var writing = Task.WhenAll(Task.Run(() => WriteAsync(test.Store)), Task.Run(() => WriteAsync(other)));
        var rounds = 0;
        var damaged = new List<OperationException>();
        var query = new RecordQuery { OnDamaged = damaged.Add };

        bool wasWriting;
        do
        {
            wasWriting = !writing.IsCompleted;
            var sequences = await RecordTests.Sequences(other.Deployments, query);
            Assert.Equal(Enumerable.Range(1, sequences.Count).Select(i => (long)i), sequences);
            Assert.Equal(sequences.Count, await other.Deployments.ReadAsync(query, default).Take(sequences.Count).CountAsync(TestStore.Cancellation));
            rounds++;
        }
        while (wasWriting);

        await writing;
        Assert.Empty(damaged);
        Assert.True(rounds > 1);
        Assert.Equal(160, (await ListAsync(test.Store)).Count);

        static async Task WriteAsync(IProductionStore store)
        {
            for (var i = 0; i < 80; i++)
            {
                var added = await store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
                await store.Deployments.ReplaceAsync(added with { Status = DeploymentStatus.Success }, TestStore.Cancellation);
            }
        }
    }

    private static int GoneProcess()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.Id;
    }

    private static async Task<List<DeploymentEntry>> ListAsync(JsonFileStore store) =>
        await store.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
}
