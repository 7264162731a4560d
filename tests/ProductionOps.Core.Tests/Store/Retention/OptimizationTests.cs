using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Retention;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Core.Tests.Store.Retention;

public sealed class OptimizationTests
{
    [Fact]
    public async Task EveryItemHasItsDecisionAndReason()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test, daysOfMonitoring: 6);
        await OldStore.OptimizeAsync(test.Store);
        var decisions = await OldStore.OptimizeAsync(test.Store, whatIf: true);

        Assert.All(decisions, decision => Assert.Equal(RetentionAction.Keep, decision.Action));
        Assert.All(decisions, decision => Assert.NotEmpty(decision.Reason));
        var reasons = decisions.Where(decision => decision.Kind == RetentionItemKind.Deployment).Select(decision => decision.Reason).ToList();
        Assert.Equal(
            [
                "it is archived, and kept for 1 year", "it is archived, and kept for 1 year", "it is archived, and kept for 1 year",
                "it is archived, and kept for 1 year", "it is younger than 6 months", "a rollback would return to it",
                "it is the active release", "the next deployment is chained to it",
            ],
            reasons);
    }

    [Fact]
    public async Task WhatIfTellsAllAndChangesNothing()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test, daysOfMonitoring: 6);
        var before = Everything(test.Root);

        var told = await OldStore.OptimizeAsync(test.Store, whatIf: true);

        Assert.Equal(before, Everything(test.Root));
        var done = await OldStore.OptimizeAsync(test.Store);
        Assert.Equal(Actions(told), Actions(done).Where(action => !action.Contains("Rollup", StringComparison.Ordinal)));
        Assert.Contains(told, decision => decision is { Kind: RetentionItemKind.Monitoring, Action: RetentionAction.Delete, Records: 6, Bytes: > 0 });
    }

    [Fact]
    public async Task ASecondRunChangesNothing()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test, daysOfMonitoring: 6);
        await OldStore.OptimizeAsync(test.Store);
        var before = OldStore.FilesOf(test.Root);

        var second = await OldStore.OptimizeAsync(await test.ReopenAsync());

        Assert.All(second, decision => Assert.Equal(RetentionAction.Keep, decision.Action));
        Assert.Equal(before, OldStore.FilesOf(test.Root));
    }

    [Fact]
    public async Task ArchivedRecordsAnswerAsBefore()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test);
        var before = await test.Store.Deployments.ReadAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        var entries = await test.Store.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        await OldStore.OptimizeAsync(test.Store);

        var reopened = await test.ReopenAsync();
        var after = await reopened.Deployments.ReadAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        Assert.Equal(before.Skip(2).Select(record => record.DeploymentId), after.Select(record => record.DeploymentId));
        var listed = await reopened.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        Assert.Equal(entries.Skip(2), listed);
        var archived = before[2].DeploymentId;
        Assert.False(File.Exists(test.PathOf($"deployments/{archived}.json")));
        Assert.True(File.Exists(test.PathOf($"deployments/archive/{archived[..4]}-{archived[4..6]}.ndjson.gz")));
        Assert.Equal(before[2].Timestamp, (await reopened.Deployments.FindAsync(archived, TestStore.Cancellation))!.Timestamp);
        Assert.Null(await reopened.Deployments.FindAsync(before[0].DeploymentId, TestStore.Cancellation));
        Assert.Equal(after.Count, (await reopened.GetInformationAsync(TestStore.Cancellation)).Deployments);
    }

    [Fact]
    public async Task AnArchivedRecordCanGetANewStateAndIsArchivedAgain()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test);
        await OldStore.OptimizeAsync(test.Store);
        var archived = await test.Store.Deployments.ReadAsync(RecordQuery.All, TestStore.Cancellation).FirstAsync(TestStore.Cancellation);

        await test.Store.Deployments.ReplaceAsync(archived with { Status = DeploymentStatus.RolledBack }, TestStore.Cancellation);
        await AssertOnce();
        await OldStore.OptimizeAsync(test.Store);
        await AssertOnce();
        Assert.False(File.Exists(test.PathOf($"deployments/{archived.DeploymentId}.json")));

        async Task AssertOnce()
        {
            var entries = await test.Store.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
            Assert.Equal(DeploymentStatus.RolledBack, Assert.Single(entries, entry => entry.DeploymentId == archived.DeploymentId).Status);
            Assert.DoesNotContain(
                await test.Store.Deployments.ListAsync(new RecordQuery { Statuses = ["success"] }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation),
                entry => entry.DeploymentId == archived.DeploymentId);
        }
    }

    [Fact]
    public async Task AnArchiveCanBeReadWithOtherTools()
    {
        await using var test = await TestStore.CreateAsync();
        var at = OldStore.Now.AddMonths(-9);
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(at, "f\u00fcr+'<1>'") with { Status = DeploymentStatus.Failed }, TestStore.Cancellation);
        for (var i = 0; i < 3; i++)
            await test.Store.Deployments.AddAsync(TestRecords.Deployment(at) with { Status = DeploymentStatus.Success }, TestStore.Cancellation);
        await OldStore.OptimizeAsync(test.Store);

        var archive = Assert.Single(Directory.GetFiles(test.PathOf("deployments/archive"), "*.ndjson.gz"));
        using var text = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(archive), System.IO.Compression.CompressionMode.Decompress));
        using var line = System.Text.Json.JsonDocument.Parse((await text.ReadLineAsync(TestStore.Cancellation))!);
        Assert.Equal("f\u00fcr+'<1>'", line.RootElement.GetProperty("record").GetProperty("branchName").GetString());
    }

    [Fact]
    public async Task AForeignRecordIsArchivedByteByByte()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test);
        var record = await test.Store.Deployments.ReadAsync(RecordQuery.All, TestStore.Cancellation).Skip(2).FirstAsync(TestStore.Cancellation);
        var path = test.PathOf($"deployments/{record.DeploymentId}.json");
        var text = "\uFEFF" + (await File.ReadAllTextAsync(path, TestStore.Cancellation)).Replace("\n", "\r\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text, TestStore.Cancellation);
        var checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path, TestStore.Cancellation)));

        await OldStore.OptimizeAsync(test.Store);

        var entry = await (await test.ReopenAsync()).Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation)
            .FirstAsync(one => one.DeploymentId == record.DeploymentId, TestStore.Cancellation);
        Assert.False(File.Exists(path));
        Assert.Equal(checksum, entry.Checksum);
    }

    [Fact]
    public async Task WhatADayOnceSaidStaysWhenItsRecordsGo()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test, daysOfMonitoring: 4);
        var query = new MonitoringSummaryQuery { Type = MonitoringType.Uptime, Environment = DeploymentEnvironment.Production };
        var before = await test.Store.Monitoring.SummarizeAsync(query, TestStore.Cancellation);
        await OldStore.OptimizeAsync(test.Store);

        var after = await (await test.ReopenAsync()).Monitoring.SummarizeAsync(query, TestStore.Cancellation);
        Assert.Equal(before with { Metrics = after.Metrics }, after);
        Assert.Equal(24, after.Records);
        Assert.Equal(12, (await test.Store.GetInformationAsync(TestStore.Cancellation)).MonitoringRecords);

        // A record that comes late to such a day is added to what was removed, and goes in its turn.
        var late = new DateTimeOffset(OldStore.Now.UtcDateTime.Date.AddDays(-31).AddHours(20), TimeSpan.Zero);
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(late), TestStore.Cancellation);
        Assert.Equal(25, (await test.Store.Monitoring.SummarizeAsync(query, TestStore.Cancellation)).Records);
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(OldStore.Now), TestStore.Cancellation);
        await OldStore.OptimizeAsync(test.Store);
        Assert.Equal(26, (await test.Store.Monitoring.SummarizeAsync(query, TestStore.Cancellation)).Records);
        Assert.Null(await test.Store.Monitoring.FindAsync(RecordId.At(late, RecordKind.Monitor).ToString(), TestStore.Cancellation));
    }

    [Fact]
    public async Task ADayWithADamagedRecordStays()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test, daysOfMonitoring: 3);
        var file = Directory.GetFiles(test.PathOf("monitoring"), "uptime-*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        await File.WriteAllTextAsync(file, "{", TestStore.Cancellation);

        var decisions = await OldStore.OptimizeAsync(test.Store);

        Assert.True(File.Exists(file));
        Assert.Contains(decisions, decision => decision is { Kind: RetentionItemKind.Monitoring, Action: RetentionAction.Keep } &&
            decision.Reason.Contains("cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TombstonesTellWhatWasRemoved()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test, daysOfMonitoring: 6);
        await OldStore.OptimizeAsync(test.Store);

        var deployments = await File.ReadAllTextAsync(test.PathOf("deployments/tombstones.json"), TestStore.Cancellation);
        Assert.Contains("\"firstSequence\": 1", deployments, StringComparison.Ordinal);
        Assert.Contains("\"lastSequence\": 2", deployments, StringComparison.Ordinal);
        Assert.Contains("\"count\": 2", deployments, StringComparison.Ordinal);
        var next = await test.Store.Deployments.ReadAsync(RecordQuery.All, TestStore.Cancellation).FirstAsync(TestStore.Cancellation);
        Assert.Contains($"\"chainChecksum\": \"{next.PreviousChecksum}\"", deployments, StringComparison.Ordinal);
        Assert.Contains("\"count\": 12", await File.ReadAllTextAsync(test.PathOf("monitoring/tombstones.json"), TestStore.Cancellation), StringComparison.Ordinal);
        Assert.True(File.Exists(test.PathOf("maintenance/tombstones.json")));
        Assert.True(File.Exists(test.PathOf("monitoring/alerts/tombstones.json")));
    }

    [Fact]
    public async Task OnlyOneOptimizationRunsAtATime()
    {
        await using var test = await TestStore.CreateAsync();
        await using var held = await test.Store.LockAsync("optimization", new LockRequest("test", TimeSpan.Zero), TestStore.Cancellation);
        var exception = await Assert.ThrowsAsync<OperationException>(() => OldStore.OptimizeAsync(test.Store));
        Assert.Equal("LockHeld", exception.Id);
    }

    [Fact]
    public async Task TheActiveConfigurationTellsThePolicy()
    {
        await using var test = await TestStore.CreateAsync();
        var service = new RetentionService(test.Store, SilentReporter.Instance);
        Assert.Equal("30 days", (await service.GetPolicyAsync(TestStore.Cancellation)).Monitoring.Detailed);

        var policy = RetentionDefaults.Policy with { Monitoring = RetentionDefaults.Policy.Monitoring with { Detailed = "7 days" } };
        var added = await test.Store.Configurations.AddAsync(TestRecords.Configuration("1.0.0") with { Retention = policy }, TestStore.Cancellation);
        await test.Store.Configurations.ActivateAsync(added.ConfigurationId, TestStore.Cancellation);
        Assert.Equal("7 days", (await service.GetPolicyAsync(TestStore.Cancellation)).Monitoring.Detailed);
    }

    private static SortedDictionary<string, string> Everything(string root)
    {
        var files = OldStore.FilesOf(root);
        foreach (var path in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories)) files.TryAdd(path, string.Empty);
        return files;
    }

    private static IEnumerable<string> Actions(IEnumerable<RetentionDecision> decisions) =>
        decisions.Select(decision => $"{decision.Kind} {decision.Id} {decision.Action} {decision.Reason}");

    [Fact]
    public async Task WhatATargetServesStaysWhateverTheRecordsSay()
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test);
        var oldest = await test.Store.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation).FirstAsync(TestStore.Cancellation);
        IReadOnlySet<string> served = new HashSet<string>([oldest.DeploymentId], StringComparer.Ordinal);
        var service = new RetentionService(test.Store, SilentReporter.Instance, _ => Task.FromResult(served));

        var decisions = await service.OptimizeAsync(whatIf: false, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);

        var decision = Assert.Single(decisions, decision => decision.Id == oldest.DeploymentId);
        Assert.Equal((RetentionAction.Keep, "a target serves its release"), (decision.Action, decision.Reason));
        Assert.NotNull(await test.Store.Deployments.FindAsync(oldest.DeploymentId, TestStore.Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AStoreKnowsHowMuchItHolds(bool isOptimized)
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test);
        if (isOptimized) await OldStore.OptimizeAsync(test.Store);
        for (var look = 0; look < 2; look++)
        {
            var information = await test.Store.GetInformationAsync(TestStore.Cancellation);
            Assert.Equal(Directory.EnumerateFiles(test.PathOf("monitoring"), "uptime-*.json", SearchOption.AllDirectories).Count(), information.MonitoringRecords);
            Assert.Equal(await test.Store.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation).CountAsync(TestStore.Cancellation), information.Deployments);
            Assert.Equal(await test.Store.Configurations.ListAsync(RecordQuery.All, TestStore.Cancellation).CountAsync(TestStore.Cancellation), information.ConfigurationVersions);

            // A record that comes back is counted at once.
            var day = Directory.EnumerateDirectories(test.PathOf("monitoring"), "30", SearchOption.AllDirectories).First();
            File.Copy(Directory.EnumerateFiles(day, "uptime-*.json").First(), Path.Combine(day, "security-000001.json"), overwrite: true);
            File.Delete(Path.Combine(day, "security-000001.json"));
        }
    }
}
