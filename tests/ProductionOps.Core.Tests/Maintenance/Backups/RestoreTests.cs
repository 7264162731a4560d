using ProductionOps.Core.Tests.Store;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Restoration;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class RestoreTests
{
    [Theory]
    [InlineData("content/../../escaped")]
    [InlineData("/etc/cron.d/escaped")]
    [InlineData("content/./escaped")]
    [InlineData("content//escaped")]
    [InlineData("..")]
    [InlineData("content/a\0b")]
    [InlineData("content/page.html/below")]
    [InlineData("content/link/below")]
    [InlineData("nowhere/below")]
    [InlineData("content/page.html")]
    public void A_path_that_would_leave_its_directory_is_refused(string path)
    {
        SnapshotEntry[] entries =
        [
            new() { Path = "content", Kind = SnapshotEntryKind.Directory },
            new() { Path = "content/link", Kind = SnapshotEntryKind.Link, Target = "/etc" },
            new() { Path = "content/page.html", Size = 0 },
            new() { Path = path },
        ];

        Assert.Equal("BackupPathUnsafe", Assert.Throws<OperationException>(() => EntryPaths.Check(entries)).Id);
    }

    [Fact]
    public async Task Nothing_is_overwritten_without_being_asked()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "from the backup");
        var backup = await scenario.BackUpAsync();
        scenario.Folder.WriteText("there/content/page.html", "mine");
        scenario.Folder.WriteText("there/content/other.html", "mine, too");
        var request = new RestoreRequest { BackupId = backup.BackupId, Destination = scenario.Folder.At("there") };

        var error = await Assert.ThrowsAsync<OperationException>(() => scenario.Vault.RestoreAsync(request, CancellationToken.None));
        var untouched = await File.ReadAllTextAsync(scenario.Folder.At("there/content/page.html"));
        var outcome = await scenario.Vault.RestoreAsync(request with { Overwrite = true }, CancellationToken.None);

        Assert.Equal("RestoreWouldOverwrite", error.Id);
        Assert.Equal("mine", untouched);
        Assert.Equal(1, outcome.Replaced);
        Assert.Equal("from the backup", await File.ReadAllTextAsync(scenario.Folder.At("there/content/page.html")));
        Assert.Equal("mine, too", await File.ReadAllTextAsync(scenario.Folder.At("there/content/other.html")));
        Assert.Empty(Directory.GetFileSystemEntries(scenario.Folder.At("there"), ".tmp-*"));
    }

    [Fact]
    public async Task A_link_in_the_destination_is_not_followed_out_of_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege on Windows.");
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "from the backup");
        var backup = await scenario.BackUpAsync();
        var outside = Directory.CreateDirectory(scenario.Folder.At("outside")).FullName;
        Directory.CreateDirectory(scenario.Folder.At("there"));
        Directory.CreateSymbolicLink(scenario.Folder.At("there/content"), outside);
        var request = new RestoreRequest { BackupId = backup.BackupId, Destination = scenario.Folder.At("there"), Overwrite = true };

        var error = await Assert.ThrowsAsync<OperationException>(() => scenario.Vault.RestoreAsync(request, CancellationToken.None));

        Assert.Equal("RestoreBlocked", error.Id);
        Assert.Empty(Directory.GetFileSystemEntries(outside));
    }

    [Fact]
    public async Task A_part_is_restored_by_path_or_pattern()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        foreach (var path in new[] { "a/one.html", "a/two.html", "a/two.css", "b/three.html" }) scenario.Write(path, path);
        var backup = await scenario.BackUpAsync();

        var outcome = await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored"), "content/a/*.html", "content/b");
        var error = await Assert.ThrowsAsync<OperationException>(() => scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("other"), "content/c"));

        Assert.Equal(3, outcome.Files);
        Assert.Equal(
            ["content/a/one.html", "content/a/two.html", "content/b/three.html"],
            Directory.GetFiles(scenario.Folder.At("restored"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(scenario.Folder.At("restored"), path)).Order(StringComparer.Ordinal));
        Assert.Equal("BackupPathNotFound", error.Id);
    }

    [Fact]
    public async Task A_full_disk_leaves_nothing_that_looks_restored()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("large.bin", BackupScenario.Noise(900_000));
        var backup = await scenario.BackUpAsync();
        using var disk = SmallDisk.Mount("600k");
        var kept = Path.Combine(disk.Path, "kept.txt");
        await File.WriteAllTextAsync(kept, "kept");

        var error = await Assert.ThrowsAsync<OperationException>(() => scenario.RestoreAsync(backup.BackupId, Path.Combine(disk.Path, "restored")));

        Assert.Equal("BackupDiskFull", error.Id);
        Assert.Equal([kept], Directory.GetFileSystemEntries(disk.Path));
    }

    [Fact]
    public async Task Only_what_a_killed_restoration_left_is_swept_beside_the_destination()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "text");
        await scenario.BackUpAsync();
        const int NoProcess = int.MaxValue;
        var left = Directory.CreateDirectory(scenario.Folder.At($".tmp-{NoProcess}-0123456789abcdef.productionops-restore")).FullName;
        var running = Directory.CreateDirectory(scenario.Folder.At($".tmp-{Environment.ProcessId}-0123456789abcdef.productionops-restore")).FullName;
        var foreign = Directory.CreateDirectory(scenario.Folder.At($".tmp-{NoProcess}-other")).FullName;

        await scenario.RestoreAsync(null, scenario.Folder.At("restored"));

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(running));
        Assert.True(Directory.Exists(foreign));
    }

    [Fact]
    public async Task A_plan_changes_nothing_and_says_what_would_be_restored()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "text");
        var backup = await scenario.BackUpAsync();

        var plan = await scenario.Vault.PlanRestoreAsync(new RestoreRequest { Destination = scenario.Folder.At("restored") }, CancellationToken.None);

        Assert.Equal(backup.BackupId, plan.BackupId);
        Assert.Equal(backup.Files, plan.Files);
        Assert.Null(plan.Duration);
        Assert.False(Directory.Exists(scenario.Folder.At("restored")));
    }

    [Fact]
    public async Task A_full_disk_ends_a_backup_without_harm_and_the_next_one_uses_what_was_written()
    {
        using var disk = SmallDisk.Mount("4m");
        await using var scenario = await BackupScenario.CreateAsync(packSize: 100_000);
        Directory.CreateSymbolicLink(scenario.Backups, disk.Path);
        for (var index = 0; index < 40; index++) scenario.Write($"{index}.bin", BackupScenario.Noise(100_000, index));
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "ballast"), new byte[2_000_000]);

        var error = await Assert.ThrowsAsync<OperationException>(() => scenario.BackUpAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(disk.Path, "snapshots")));
        File.Delete(Path.Combine(disk.Path, "ballast"));
        for (var index = 30; index < 40; index++) File.Delete(Path.Combine(scenario.Content, $"{index}.bin"));
        var backup = await scenario.BackUpAsync();

        Assert.Equal("BackupDiskFull", error.Id);
        Assert.InRange(backup.AddedSize, 1, 2_500_000);
        Assert.True((await scenario.TestAsync(backup.BackupId, restore: true)).Verified);
    }
}
