using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Store.Retention;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class BackupRetentionTests
{
    [Fact]
    public async Task What_the_retention_no_longer_keeps_goes_with_its_content_and_the_rest_restores()
    {
        await using var scenario = await BackupScenario.CreateAsync("retention: 7");
        scenario.Write("same.bin", BackupScenario.Noise(20_000));
        for (var day = 0; day < 5; day++)
        {
            scenario.Write("page.bin", BackupScenario.Noise(50_000, 100 + day));
            await scenario.BackUpAsync(BackupType.Incremental);
            scenario.Time.Now += TimeSpan.FromDays(3);
        }

        var before = Size(scenario);
        var planned = await PruneAsync(scenario, whatIf: true);
        Assert.Equal(before, Size(scenario));
        var done = await PruneAsync(scenario, whatIf: false);

        Assert.Equal(planned.Select(decision => (decision.Id, decision.Action)), done.Select(decision => (decision.Id, decision.Action)));
        Assert.Equal(2, done.Count(decision => decision is { Kind: RetentionItemKind.Backup, Action: RetentionAction.Keep }));
        Assert.InRange(Size(scenario), 1, before - 140_000);
        await foreach (var check in scenario.Vault.TestAsync(new BackupTestRequest { Restore = true }, CancellationToken.None)) Assert.True(check.Verified);
        Assert.DoesNotContain(await PruneAsync(scenario, whatIf: false), decision => decision.Action != RetentionAction.Keep);
    }

    [Fact]
    public async Task The_last_good_backup_stays_however_old_it_is()
    {
        await using var scenario = await BackupScenario.CreateAsync("retention: 1");
        scenario.Write("page.html", "good");
        var good = await scenario.BackUpAsync();
        scenario.Options = scenario.Options with { Files = new ReadCountingFileSystem { Refused = Path.Combine(scenario.Content, "page.html") } };
        var partial = await scenario.BackUpAsync();
        scenario.Time.Now += TimeSpan.FromDays(400);

        var decisions = await PruneAsync(scenario, whatIf: false);

        Assert.Equal("it is the last good backup", decisions.Single(decision => decision.Id == good.BackupId).Reason);
        Assert.Equal("it is the newest backup", decisions.Single(decision => decision.Id == partial.BackupId).Reason);
    }

    [Fact]
    public async Task The_newest_of_each_week_and_what_is_not_to_be_deleted_stay()
    {
        await using var scenario = await BackupScenario.CreateAsync("retention: 1\n    keep: { weekly: 3 }");
        scenario.Time.Now = new DateTimeOffset(2031, 1, 6, 12, 0, 0, TimeSpan.Zero);
        scenario.Write("page.html", "text");
        var pinned = (await scenario.Service.CreateAsync(new BackupRequest { BackupType = BackupType.Full, AutoDelete = false }, CancellationToken.None)).Backup;
        for (var day = 0; day < 35; day++)
        {
            scenario.Time.Now += TimeSpan.FromDays(1);
            await scenario.BackUpAsync(BackupType.Incremental);
        }

        scenario.Time.Now += TimeSpan.FromDays(30);
        var kept = (await PruneAsync(scenario, whatIf: true)).Where(decision => decision is { Kind: RetentionItemKind.Backup, Action: RetentionAction.Keep }).ToList();

        Assert.Equal(4, kept.Count);
        Assert.Contains(kept, decision => decision.Id == pinned.BackupId && decision.Reason == "it is not to be deleted without being asked");
        Assert.Equal(2, kept.Count(decision => decision.Reason.StartsWith("it is the newest of the week", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_of_the_content_goes_while_a_snapshot_cannot_be_read()
    {
        await using var scenario = await BackupScenario.CreateAsync("retention: 1");
        scenario.Write("page.bin", BackupScenario.Noise(9_000));
        var old = await scenario.BackUpAsync();
        File.Delete(Path.Combine(scenario.Content, "page.bin"));
        await scenario.BackUpAsync();
        scenario.Time.Now += TimeSpan.FromDays(9);
        var document = Path.Combine(scenario.Backups, "snapshots", old.BackupId + ".json");
        await File.AppendAllTextAsync(document, " ");
        var packs = Directory.GetFiles(Path.Combine(scenario.Backups, "packs"));

        await PruneAsync(scenario, whatIf: false);

        Assert.True(File.Exists(document));
        Assert.Equal(packs, Directory.GetFiles(Path.Combine(scenario.Backups, "packs")));
        Assert.Contains(scenario.Reporter.Warnings, warning => warning.Contains(old.BackupId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_and_a_prune_do_not_run_at_once()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        await scenario.BackUpAsync();
        await using var store = await new ProductionOps.Store.StoreFactory(new ProductionOps.Files.PhysicalFileSystem(), TimeProvider.System).OpenAsync(scenario.Folder.Path, null, scenario.Folder.Path, CancellationToken.None);
        await using var held = await store.LockAsync("backup", new ProductionOps.Store.LockRequest("test", TimeSpan.Zero), CancellationToken.None);

        Assert.Equal("LockHeld", (await Assert.ThrowsAsync<OperationException>(() => PruneAsync(scenario, whatIf: false))).Id);
        Assert.Equal("LockHeld", (await Assert.ThrowsAsync<OperationException>(() => scenario.BackUpAsync())).Id);
    }

    private static async Task<List<RetentionDecision>> PruneAsync(BackupScenario scenario, bool whatIf) =>
        await scenario.Service.PruneAsync(DeploymentEnvironment.Production, whatIf, CancellationToken.None).ToListAsync();

    private static long Size(BackupScenario scenario) => Directory.GetFiles(Path.Combine(scenario.Backups, "packs")).Sum(path => new FileInfo(path).Length);
}
