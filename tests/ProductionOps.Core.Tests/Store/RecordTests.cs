using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Store;

public sealed class RecordTests
{
    [Fact]
    public async Task ADeploymentIsReadAsItWasReturned()
    {
        await using var test = await TestStore.CreateAsync();
        var exact = TestClock.Start.AddTicks(4567);

        var added = await test.Store.Deployments.AddAsync(
            TestRecords.Deployment(exact) with { CompletedAt = exact.AddMinutes(1) }, TestStore.Cancellation);
        var found = await (await test.ReopenAsync()).Deployments.FindAsync(added.DeploymentId, TestStore.Cancellation);

        Assert.Equal("20260131-231542-deployment", added.DeploymentId);
        Assert.Equal(1, added.Sequence);
        Assert.Null(added.PreviousChecksum);
        Assert.Equal(TestClock.Start, added.Timestamp);
        Assert.Equal(Json(added), Json(found!));
        Assert.Equal(Json(added) + "\n", File.ReadAllText(test.PathOf("deployments/20260131-231542-deployment.json")));
    }

    [Fact]
    public async Task RecordsOfOneSecondTakeTheNextFreeSecondsInOrder()
    {
        await using var test = await TestStore.CreateAsync();
        var other = await test.ReopenAsync();

        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var store = i % 2 == 0 ? test.Store : other;
            ids.Add((await store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation)).DeploymentId);
        }

        Assert.Equal(
            ["20260131-231542-deployment", "20260131-231543-deployment", "20260131-231544-deployment", "20260131-231545-deployment"],
            ids);
        Assert.Equal([1, 2, 3, 4], await Sequences(test.Store.Deployments, RecordQuery.All));
    }

    [Fact]
    public async Task MonitoringIdsAreUniqueAcrossTypes()
    {
        await using var test = await TestStore.CreateAsync();

        var first = await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        var second = await test.Store.Monitoring.AddAsync(
            TestRecords.Monitoring(TestClock.Start, MonitoringType.Security), TestStore.Cancellation);

        Assert.Equal("20260131-231542-monitor", first.MonitoringId);
        Assert.Equal("20260131-231543-monitor", second.MonitoringId);
        Assert.True(File.Exists(test.PathOf("monitoring/2026/01/31/uptime-231542.json")));
        Assert.True(File.Exists(test.PathOf("monitoring/2026/01/31/security-231543.json")));
        var found = await test.Store.Monitoring.FindAsync(second.MonitoringId, TestStore.Cancellation);
        Assert.Equal(MonitoringType.Security, found!.MonitoringType);
    }

    [Fact]
    public async Task AClockThatIsSetBackAndForwardKeepsTheOrderOfWriting()
    {
        await using var test = await TestStore.CreateAsync();
        TimeSpan[] offsets = [TimeSpan.Zero, TimeSpan.FromDays(-2), TimeSpan.FromDays(3), TimeSpan.FromDays(-2), TimeSpan.FromHours(1)];

        foreach (var offset in offsets)
        {
            await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start + offset), TestStore.Cancellation);
            await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start + offset), TestStore.Cancellation);
        }

        Assert.Equal([1, 2, 3, 4, 5], await Sequences(test.Store.Monitoring, RecordQuery.All));
        Assert.Equal([5, 4, 3, 2, 1], await Sequences(test.Store.Monitoring, new RecordQuery { NewestFirst = true }));
        Assert.Equal([1, 2, 3, 4, 5], await Sequences(test.Store.Deployments, RecordQuery.All));
    }

    [Fact]
    public async Task AQuerySelects()
    {
        await using var test = await TestStore.CreateAsync();
        for (var day = 0; day < 5; day++)
        {
            var at = TestClock.Start.AddDays(day);
            await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(at), TestStore.Cancellation);
            await test.Store.Monitoring.AddAsync(
                TestRecords.Monitoring(at, MonitoringType.Performance) with { DeploymentId = $"d{day}" }, TestStore.Cancellation);
        }

        var range = new RecordQuery { From = TestClock.Start.AddDays(1), To = TestClock.Start.AddDays(3) };
        Assert.Equal([3, 4, 5, 6], await Sequences(test.Store.Monitoring, range));
        Assert.Equal([4, 6], await Sequences(test.Store.Monitoring, range with { Types = ["performance"] }));
        Assert.Equal([6], await Sequences(test.Store.Monitoring, range with { DeploymentId = "d2" }));
        Assert.Equal([10, 9], await Sequences(test.Store.Monitoring, new RecordQuery { NewestFirst = true, Limit = 2 }));
        Assert.Equal([9], await Sequences(test.Store.Monitoring, new RecordQuery { NewestFirst = true, Limit = 1, Statuses = ["up"] }));
        Assert.Empty(await Sequences(test.Store.Monitoring, new RecordQuery { Environment = "staging" }));
    }

    [Fact]
    public async Task AReplacedRecordKeepsItsIdentity()
    {
        await using var test = await TestStore.CreateAsync();
        var first = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start.AddTicks(99)), TestStore.Cancellation);
        var second = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);

        var replaced = await test.Store.Deployments.ReplaceAsync(
            first with { Status = DeploymentStatus.Success, Sequence = 77, PreviousChecksum = "x" }, TestStore.Cancellation);

        Assert.Equal(1, replaced.Sequence);
        Assert.Null(replaced.PreviousChecksum);
        var entries = await test.Store.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        Assert.Equal([DeploymentStatus.Success, DeploymentStatus.Pending], entries.Select(entry => entry.Status));
        var third = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        Assert.Equal(3, third.Sequence);
        Assert.NotNull(second.PreviousChecksum);
        Assert.NotEqual(second.PreviousChecksum, third.PreviousChecksum);
    }

    [Fact]
    public async Task TheChecksumOfTheRecordBeforeIsThatOfItsFacts()
    {
        await using var test = await TestStore.CreateAsync();
        var first = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var facts =
            $$"""{"deploymentId":"{{first.DeploymentId}}","sequence":1,"commitHash":"{{first.CommitHash}}","branchName":"main","timestamp":"2026-01-31T23:15:42.123Z","environment":"production","deploymentType":"update","triggerSource":"manual","deployedBy":"tester"}""";
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(facts)));

        await test.Store.Deployments.ReplaceAsync(first with { Status = DeploymentStatus.Failed }, TestStore.Cancellation);
        var second = await (await test.ReopenAsync()).Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);

        Assert.Equal(expected, second.PreviousChecksum);
    }

    [Fact]
    public async Task WhatARecordIsAboutCannotBeReplaced()
    {
        await using var test = await TestStore.CreateAsync();
        var deployment = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var monitoring = await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);

        await Fails("RecordFactsChanged", () => test.Store.Deployments.ReplaceAsync(deployment with { BranchName = "x" }, default));
        await Fails("RecordFactsChanged", () => test.Store.Monitoring.ReplaceAsync(monitoring with { MonitoringType = MonitoringType.Security }, default));
        await Fails("RecordNotFound", () => test.Store.Deployments.ReplaceAsync(deployment with { DeploymentId = "20200101-000000-deployment" }, default));
        await Fails("RecordIdInvalid", () => test.Store.Deployments.ReplaceAsync(deployment with { DeploymentId = "../../etc/passwd" }, default));
        await Fails("RecordIdInvalid", () => test.Store.Deployments.FindAsync("20200101-000000-config", default));
        Assert.Null(await test.Store.Deployments.FindAsync("20200101-000000-deployment", TestStore.Cancellation));
    }

    [Fact]
    public async Task LettersOfAllLanguagesCanBeSearchedFor()
    {
        await using var test = await TestStore.CreateAsync();
        var added = await test.Store.Deployments.AddAsync(
            TestRecords.Deployment(TestClock.Start) with { DeployedBy = "Jürgen & 李 <a+b@example.com>" }, TestStore.Cancellation);

        Assert.Contains(
            "\"deployedBy\": \"Jürgen & 李 <a+b@example.com>\"",
            await File.ReadAllTextAsync(test.PathOf($"deployments/{added.DeploymentId}.json"), TestStore.Cancellation),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaintenanceTakesItsIdentifierFromTheClock()
    {
        await using var test = await TestStore.CreateAsync();

        var added = await test.Store.Maintenance.AddAsync(TestRecords.Maintenance(TestClock.Start.AddDays(7)), TestStore.Cancellation);
        var second = await test.Store.Maintenance.AddAsync(added with { Status = MaintenanceStatus.Running }, TestStore.Cancellation);

        Assert.Equal("20260131-231542-maintenance", added.MaintenanceId);
        Assert.Equal("20260131-231543-maintenance", second.MaintenanceId);
        Assert.NotNull(second.PreviousChecksum);
    }

    [Fact]
    public async Task UnknownPropertiesSurviveAReplacement()
    {
        await using var test = await TestStore.CreateAsync();
        var added = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var path = test.PathOf($"deployments/{added.DeploymentId}.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"deployedBy\"", "\"ticket\": {\"id\": 7},\n  \"deployedBy\"", StringComparison.Ordinal));

        var found = await test.Store.Deployments.FindAsync(added.DeploymentId, TestStore.Cancellation);
        await test.Store.Deployments.ReplaceAsync(found! with { Status = DeploymentStatus.Success }, TestStore.Cancellation);

        using var document = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal(7, document.RootElement.GetProperty("ticket").GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task ARecordThatIsTooLargeIsRefusedAndNothingIsLeft()
    {
        await using var test = await TestStore.CreateAsync();

        await Fails("RecordTooLarge", () => test.Store.Deployments.AddAsync(
            TestRecords.Deployment(TestClock.Start) with { Warnings = [new string('x', 17 * 1024 * 1024)] }, default));

        Assert.Empty(Directory.GetFiles(test.PathOf("deployments")));
    }

    internal static async Task<OperationException> Fails<T>(string id, Func<ValueTask<T>> action)
    {
        var exception = await Assert.ThrowsAsync<OperationException>(async () => await action());
        Assert.Equal(id, exception.Id);
        return exception;
    }

    internal static async Task<List<long>> Sequences<TRecord, TEntry>(IRecordCollection<TRecord, TEntry> records, RecordQuery query)
        where TRecord : class
        where TEntry : class
    {
        var entries = await records.ListAsync(query, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        return [.. entries.Select(SequenceOf)];
    }

    internal static long SequenceOf(object entry) => entry switch
    {
        DeploymentEntry deployment => deployment.Sequence,
        MonitoringEntry monitoring => monitoring.Sequence,
        MaintenanceEntry maintenance => maintenance.Sequence,
        ConfigurationEntry configuration => configuration.Sequence,
        _ => throw new ArgumentException("Not an index entry.", nameof(entry)),
    };

    private static string Json(ProductionDeployment record) => JsonSerializer.Serialize(record, ProductionJson.Default.ProductionDeployment);
}
