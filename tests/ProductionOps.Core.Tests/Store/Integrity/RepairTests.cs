using System.Globalization;
using System.Text;
using ProductionOps.Core.Tests.Store.Retention;
using ProductionOps.Store;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Core.Tests.Store.Integrity;

public sealed class RepairTests
{
    [Fact]
    public async Task InASoundStoreNothingIsChanged()
    {
        await using var test = await SoundStore.CreateAsync();
        var before = OldStore.FilesOf(test.Root);
        Assert.DoesNotContain(await RepairAsync(test.Store), action => action.Step != RepairStep.None);
        Assert.Equal(before, OldStore.FilesOf(test.Root));
    }

    [Fact]
    public async Task ADamagedRecordIsSetAsideWithTheReasonAndTheOthersStay()
    {
        await using var test = await SoundStore.CreateAsync();
        var path = Directory.EnumerateFiles(test.PathOf("monitoring"), "uptime-*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var location = Path.GetRelativePath(test.Root, path);
        await File.WriteAllTextAsync(path, "{\"monitoringId\":", TestStore.Cancellation);
        var count = await CountAsync(test.Store);

        var plan = await RepairAsync(test.Store, whatIf: true);
        Assert.True(File.Exists(path));
        var actions = await RepairAsync(test.Store);

        Assert.Contains(plan, action => action is { Step: RepairStep.Quarantine, Problem: IntegrityProblem.RecordDamaged } && action.Location == location);
        Assert.Contains(actions, action => action is { Step: RepairStep.Quarantine, Problem: IntegrityProblem.RecordDamaged } && action.Location == location);
        Assert.False(File.Exists(path));
        Assert.Equal("{\"monitoringId\":", await File.ReadAllTextAsync(test.PathOf($"quarantine/{location}"), TestStore.Cancellation));
        Assert.Contains("record-damaged", await File.ReadAllTextAsync(test.PathOf($"quarantine/{location}.reason.json"), TestStore.Cancellation), StringComparison.Ordinal);
        Assert.Equal(count, await CountAsync(test.Store));
        await NothingIsLeftAsync(test);
    }

    [Fact]
    public async Task ADamagedRecordThatIsArchivedIsReadFromThere()
    {
        await using var test = await SoundStore.CreateAsync();
        var archived = (await test.Store.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation))
            .First(entry => !File.Exists(test.PathOf($"deployments/{entry.DeploymentId}.json")));
        await File.WriteAllTextAsync(test.PathOf($"deployments/{archived.DeploymentId}.json"), string.Empty, TestStore.Cancellation);

        var action = Assert.Single(await RepairAsync(test.Store), action => action.RecordId == archived.DeploymentId);

        Assert.Equal(RepairStep.Restore, action.Step);
        Assert.NotNull(await test.Store.Deployments.FindAsync(archived.DeploymentId, TestStore.Cancellation));
        await NothingIsLeftAsync(test);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"configurationId\": ")]
    public async Task TheActiveConfigurationComesBackFromTheHistory(string content)
    {
        await using var test = await SoundStore.CreateAsync();
        var path = test.PathOf("configuration/current.json");
        var before = await File.ReadAllBytesAsync(path, TestStore.Cancellation);
        var id = (await test.Store.Configurations.FindActiveAsync(Model.DeploymentEnvironment.Production, TestStore.Cancellation))!.ConfigurationId;
        await File.WriteAllTextAsync(path, content.Length == 0 ? content : $"{content}\"{id}\", ", TestStore.Cancellation);

        Assert.Contains(await RepairAsync(test.Store), action => action is { Step: RepairStep.Restore, Problem: IntegrityProblem.ConfigurationDiffers });

        if (content.Length > 0) Assert.Equal(before, await File.ReadAllBytesAsync(path, TestStore.Cancellation));
        Assert.NotNull(await test.Store.Configurations.FindActiveAsync(Model.DeploymentEnvironment.Production, TestStore.Cancellation));
        Assert.True(File.Exists(test.PathOf("quarantine/configuration/current.json")));
        await NothingIsLeftAsync(test);
    }

    [Fact]
    public async Task ADamagedVersionComesBackFromTheActiveCopyOfIt()
    {
        await using var test = await SoundStore.CreateAsync(isOptimized: false);
        var active = (await test.Store.Configurations.FindActiveAsync(Model.DeploymentEnvironment.Production, TestStore.Cancellation))!;
        var path = test.PathOf($"configuration/history/config-{active.ConfigurationId[..15]}.json");
        var before = await File.ReadAllBytesAsync(path, TestStore.Cancellation);
        await File.WriteAllTextAsync(path, "{", TestStore.Cancellation);

        var action = Assert.Single(await RepairAsync(test.Store), action => action.RecordId == active.ConfigurationId && action.Step != RepairStep.None);

        Assert.Equal(RepairStep.Restore, action.Step);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestStore.Cancellation));
    }

    [Fact]
    public async Task WhatADamagedArchiveStillHasStays()
    {
        await using var test = await SoundStore.CreateAsync();
        var path = Directory.EnumerateFiles(test.PathOf("configuration/archive"), "*.gz").Single();
        var before = (await test.Store.Configurations.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation)).Count;
        using (var stream = File.OpenWrite(path)) stream.SetLength(stream.Length - 3);

        Assert.Contains(await SoundStore.FindingsAsync(test.Store), finding => finding.Problem == IntegrityProblem.ArchiveDamaged);
        Assert.Contains(await RepairAsync(test.Store), action => action is { Step: RepairStep.Restore, Problem: IntegrityProblem.ArchiveDamaged });

        Assert.Equal(before, (await test.Store.Configurations.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation)).Count);
        await NothingIsLeftAsync(test);
    }

    [Fact]
    public async Task IndexesHeadsAndSummariesAreMadeAnew()
    {
        await using var test = await SoundStore.CreateAsync();
        var content = await OldStore.ContentOf(test.Store);
        foreach (var name in (string[])["index.json", "index.ndjson", "day.ndjson", ".head-deployment", ".head-monitor", "rollup.json"])
        {
            foreach (var path in Directory.EnumerateFiles(test.Root, name, SearchOption.AllDirectories).Where(path => !IsOnlyPlace(path))) Flip(path);
        }

        Assert.Equal(content, await OldStore.ContentOf(test.Store));
        Assert.NotEmpty(await SoundStore.ProblemsAsync(test.Store));
        Assert.Contains(await RepairAsync(test.Store), action => action.Step == RepairStep.Rebuild);

        Assert.Equal(content, await OldStore.ContentOf(test.Store));
        await NothingIsLeftAsync(test);

        // What it says of records that retention removed is nowhere else.
        static bool IsOnlyPlace(string path) => Path.GetFileName(path) == "rollup.json" && File.ReadAllText(path).Contains("\"pruned\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task AForeignChangeStaysVisibleUntilSomebodyAcceptsIt()
    {
        await using var test = await SoundStore.CreateAsync();
        for (var i = 0; i < 40; i++) await test.Store.Maintenance.AddAsync(TestRecords.Maintenance(OldStore.Now), TestStore.Cancellation);
        var paths = Directory.EnumerateFiles(test.PathOf("maintenance"), "*-maintenance.json").Order(StringComparer.Ordinal).ToList();
        foreach (var path in paths) File.WriteAllText(path, (await File.ReadAllTextAsync(path, TestStore.Cancellation)).Replace("\"medium\"", "\"high\"", StringComparison.Ordinal), Encoding.UTF8);

        // A list reads so many changed files that it writes the index anew.
        await test.Store.Maintenance.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        await test.Store.Maintenance.AddAsync(TestRecords.Maintenance(OldStore.Now), TestStore.Cancellation);

        Assert.Equal(paths.Count, (await SoundStore.ProblemsAsync(test.Store)).Count(finding => finding is { Problem: IntegrityProblem.RecordChanged, Severity: IntegritySeverity.Warning }));
        Assert.DoesNotContain(await RepairAsync(test.Store), action => action.Problem == IntegrityProblem.RecordChanged && action.Step != RepairStep.None);
        Assert.Equal(paths.Count, (await SoundStore.ProblemsAsync(test.Store)).Count);
        var accepting = await test.Store.RepairAsync(new RepairRequest { AcceptChanges = true }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        Assert.Equal(paths.Count, accepting.Count(action => action.Step == RepairStep.Accept));
        await NothingIsLeftAsync(test);
    }

    [Fact]
    public async Task AHandEditThatIsTakenBackIsForgotten()
    {
        await using var test = await SoundStore.CreateAsync();
        var path = Directory.EnumerateFiles(test.PathOf("deployments"), "*-deployment.json").First();
        var before = await File.ReadAllBytesAsync(path, TestStore.Cancellation);
        await File.WriteAllTextAsync(path, Encoding.UTF8.GetString(before).Replace("\"main\"", "\"edited\"", StringComparison.Ordinal), TestStore.Cancellation);
        await RepairAsync(test.Store);
        Assert.Contains(await SoundStore.ProblemsAsync(test.Store), finding => finding.Problem == IntegrityProblem.RecordChanged);

        await File.WriteAllBytesAsync(path, before, TestStore.Cancellation);
        await RepairAsync(test.Store);

        await NothingIsLeftAsync(test);
    }

    [Fact]
    public async Task WhatIsNoFileIsSetAside()
    {
        await using var test = await SoundStore.CreateAsync();
        var outside = Path.Combine(test.Folder, "outside.json");
        await File.WriteAllTextAsync(outside, "{}", TestStore.Cancellation);
        Directory.CreateDirectory(test.PathOf("deployments/20200101-000000-deployment.json"));
        File.CreateSymbolicLink(test.PathOf("deployments/20200102-000000-deployment.json"), outside);

        Assert.Equal(2, (await SoundStore.ProblemsAsync(test.Store)).Count(finding => finding.Problem == IntegrityProblem.NotAFile));
        Assert.Equal(2, (await RepairAsync(test.Store)).Count(action => action is { Step: RepairStep.Quarantine, Problem: IntegrityProblem.NotAFile }));

        Assert.Equal("{}", await File.ReadAllTextAsync(outside, TestStore.Cancellation));
        await NothingIsLeftAsync(test);
    }

    [Fact]
    public async Task WithoutAnythingToWriteToAPlanIsStillMade()
    {
        await using var test = await SoundStore.CreateAsync();
        Flip(Directory.EnumerateFiles(test.Root, "day.ndjson", SearchOption.AllDirectories).First());
        var before = Directory.EnumerateFileSystemEntries(test.Root, "*", SearchOption.AllDirectories)
            .ToDictionary(path => path, path => File.GetLastWriteTimeUtc(path).Ticks.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

        Assert.NotEmpty(await RepairAsync(test.Store, whatIf: true));

        Assert.Equal(before, Directory.EnumerateFileSystemEntries(test.Root, "*", SearchOption.AllDirectories)
            .ToDictionary(path => path, path => File.GetLastWriteTimeUtc(path).Ticks.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal));
    }

    internal static async Task<List<RepairAction>> RepairAsync(IProductionStore store, bool whatIf = false) =>
        await store.RepairAsync(new RepairRequest { WhatIf = whatIf }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);

    private static void Flip(string path)
    {
        var content = File.ReadAllBytes(path);
        content[content.Length / 3] ^= 4;
        File.WriteAllBytes(path, content);
    }

    private static async Task<int> CountAsync(IProductionStore store) =>
        await store.Monitoring.ReadAsync(RecordQuery.All, TestStore.Cancellation).CountAsync(TestStore.Cancellation);

    private static async Task NothingIsLeftAsync(TestStore test)
    {
        Assert.Empty(await SoundStore.ProblemsAsync(test.Store));
        var before = OldStore.FilesOf(test.Root);
        Assert.DoesNotContain(await RepairAsync(test.Store), action => action.Step != RepairStep.None);
        Assert.Equal(before, OldStore.FilesOf(test.Root));
    }
}
