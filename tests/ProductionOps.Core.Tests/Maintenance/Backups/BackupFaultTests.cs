using System.Diagnostics;
using ProductionOps.Core.Tests.Store;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class BackupFaultTests(ITestOutputHelper output)
{
    private const int MostChanges = 400;

    private static bool IsFull => Environment.GetEnvironmentVariable("PRODUCTIONOPS_TEST_FULL") is { Length: > 0 };

    // Each change in the long form; a step that is no divisor of the pattern of changes otherwise.
    private static int Step => IsFull ? 1 : 5;

    public static TheoryData<bool, bool> Faults => new() { { true, false }, { true, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_backup_that_stops_at_any_change_of_the_disk_harms_no_finished_one_and_costs_nothing(bool stop, bool late)
    {
        for (var failAt = 1; failAt <= MostChanges; failAt += Step)
        {
            await using var scenario = await CreateAsync();
            var files = new FaultyFileSystem(failAt, stop, late);
            var finished = await AttemptAsync(scenario, files, () => scenario.BackUpAsync(BackupType.Incremental));

            await CheckAsync(scenario, finished ? 3 : null, failAt);
            if (finished) return;
        }

        Assert.Fail("It never ran to its end.");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_prune_that_stops_at_any_change_of_the_disk_harms_no_finished_backup(bool stop, bool late)
    {
        for (var failAt = 1; failAt <= MostChanges; failAt += Step)
        {
            await using var scenario = await CreateAsync();
            scenario.Time.Now += TimeSpan.FromDays(60);
            var files = new FaultyFileSystem(failAt, stop, late);
            var finished = await AttemptAsync(scenario, files, () => scenario.Service.PruneAsync(DeploymentEnvironment.Production, whatIf: false, CancellationToken.None).ToListAsync().AsTask());

            await CheckAsync(scenario, finished ? 1 : null, failAt);
            if (finished) return;
        }

        Assert.Fail("It never ran to its end.");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_restoration_that_stops_at_any_change_of_the_disk_shows_nothing_half_restored(bool stop, bool late)
    {
        await using var scenario = await CreateAsync();
        await scenario.BackUpAsync();
        var expected = BackupScenario.Describe(scenario.Content);
        for (var failAt = 1; failAt <= MostChanges; failAt += Step)
        {
            var destination = scenario.Folder.At($"restored {failAt}");
            var finished = await AttemptAsync(scenario, new FaultyFileSystem(failAt, stop, late), () => scenario.RestoreAsync(null, destination));

            if (Directory.Exists(destination)) Assert.Equal(expected, BackupScenario.Describe(Path.Combine(destination, "content")));
            else Assert.False(finished);
            if (finished) return;
        }

        Assert.Fail("It never ran to its end.");
    }

    [Fact]
    public async Task Killed_backups_prunes_and_restorations_leave_every_finished_backup_whole()
    {
        var kills = IsFull ? 1000 : 5;
        using var folder = new TemporaryFolder();
        await using (await new StoreFactory(new PhysicalFileSystem(), TimeProvider.System).InitializeAsync(folder.Path, "Test", CancellationToken.None))
        {
            Directory.CreateDirectory(folder.At(".git"));
        }

        var vault = new BackupVault(folder.At("production/backups"), new WorkspaceOptions
        {
            CurrentDirectory = folder.Path,
            Reporter = SilentReporter.Instance,
            Integrations = static () => throw new NotSupportedException(),
        });
#pragma warning disable CA5394 // Any moment will do.
        var random = new Random(20260301);
        var checkedBackups = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var newest = await KillAsync(folder.Path, random);
            var checks = await vault.TestAsync(new BackupTestRequest { Restore = true, RestoreIn = folder.Path }, CancellationToken.None).ToListAsync();
            Assert.All(checks, check => Assert.True(check.Verified && check.RestorationTested, string.Join(Environment.NewLine, check.Findings)));
            Assert.Contains(checks, check => string.CompareOrdinal(check.BackupId, newest) >= 0);
            checkedBackups += checks.Count;
        }
#pragma warning restore CA5394

        output.WriteLine($"{kills} kills, {checkedBackups} backups restored and compared");
    }

#pragma warning disable CA5394
    private static async Task<string> KillAsync(string folder, Random random)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ProductionOps.TestWorker.dll"), folder, "backups", "0"]) { RedirectStandardOutput = true };
        using var victim = Process.Start(start)!;
        var newest = string.Empty;
        for (var line = random.Next(1, 4); line > 0; line--) newest = await victim.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It ended on its own.");
        // The kill shall come at any moment of a backup, a prune or a restoration.
        var moment = Stopwatch.GetTimestamp() + (long)(random.NextDouble() * 0.08 * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < moment) Thread.SpinWait(10);
        victim.Kill();
        while (await victim.StandardOutput.ReadLineAsync() is { } line) newest = line;
        await victim.WaitForExitAsync();
        return newest;
    }
#pragma warning restore CA5394

    private static async Task<BackupScenario> CreateAsync()
    {
        // One worker, so that the changes of the disk come in the same order every time; small packs, so that there are several.
        var scenario = await BackupScenario.CreateAsync("retention: 1", packSize: 6_000, parallelism: 1);
        for (var index = 0; index < 6; index++) scenario.Write($"{index}.bin", BackupScenario.Noise(2_000, index));
        await scenario.BackUpAsync();
        for (var index = 0; index < 6; index += 2) scenario.Write($"{index}.bin", BackupScenario.Noise(2_000, 100 + index));
        await scenario.BackUpAsync();
        scenario.Write("1.bin", BackupScenario.Noise(2_000, 200));
        return scenario;
    }

    private static async Task<bool> AttemptAsync(BackupScenario scenario, FaultyFileSystem files, Func<Task> attempt)
    {
        var whole = scenario.Options;
        scenario.Options = whole with { Files = files };
        try
        {
            await attempt();
            return !files.HasFailed;
        }
        catch (OperationException exception) when (exception.Id is "BackupDiskFull")
        {
            return false;
        }
        finally
        {
            scenario.Options = whole;
        }
    }

    private static async Task CheckAsync(BackupScenario scenario, int? expected, int failAt)
    {
        var checks = await scenario.Vault.TestAsync(new BackupTestRequest(), CancellationToken.None).ToListAsync();
        Assert.All(checks, check => Assert.True(check.Verified, $"{failAt}: {string.Join(Environment.NewLine, check.Findings)}"));
        Assert.InRange(checks.Count, 1, 3);
        if (expected is { } count) Assert.Equal(count, checks.Count);
        var next = await scenario.BackUpAsync(BackupType.Incremental);
        Assert.True((await scenario.TestAsync(next.BackupId)).Verified);
        Assert.DoesNotContain(Directory.GetFiles(scenario.Backups, ".tmp-*", SearchOption.AllDirectories), path => !path.Contains("verifications", StringComparison.Ordinal));
    }
}
