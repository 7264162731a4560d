using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class BackupTests
{
    [Fact]
    public async Task What_was_backed_up_comes_back_bit_for_bit_with_times_and_permissions()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("index.html", "<p>Grüezi</p>");
        scenario.Write("empty.txt", string.Empty);
        scenario.Write("a folder/ünïcode 試/page.html", "text");
        scenario.Write("image.webp", BackupScenario.Noise(200_000));
        scenario.Write("movie.mp4", BackupScenario.Noise(3_000_000, seed: 2));
        Directory.CreateDirectory(Path.Combine(scenario.Content, "empty folder"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(scenario.Content, "index.html"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetLastWriteTimeUtc(Path.Combine(scenario.Content, "index.html"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1234567));
        var before = BackupScenario.Describe(scenario.Content);

        var backup = await scenario.BackUpAsync();
        var outcome = await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored here"));

        Assert.Equal(before, BackupScenario.Describe(scenario.Folder.At("restored here/content")));
        Assert.True(backup.IsComplete);
        Assert.Equal(BackupType.Full, backup.BackupType);
        Assert.Equal(backup.Files, outcome.Files);
        Assert.True(File.Exists(scenario.Folder.At("restored here/store/store.json")));
    }

    [Fact]
    public async Task Each_snapshot_restores_alone_also_when_the_others_are_gone()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("same.txt", "same");
        scenario.Write("page.html", "first");
        var first = await scenario.BackUpAsync();
        scenario.Write("page.html", "second");
        var second = await scenario.BackUpAsync(BackupType.Incremental);
        File.Delete(Path.Combine(scenario.Backups, "snapshots", first.BackupId + ".json"));

        await scenario.RestoreAsync(second.BackupId, scenario.Folder.At("restored"));

        Assert.Equal("second", await File.ReadAllTextAsync(scenario.Folder.At("restored/content/page.html")));
        Assert.Equal("same", await File.ReadAllTextAsync(scenario.Folder.At("restored/content/same.txt")));
        Assert.Equal(first.BackupId, second.ParentId);
    }

    [Fact]
    public async Task An_incremental_backup_reads_only_what_changed_and_adds_only_that()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        for (var index = 0; index < 40; index++) scenario.Write($"{index}.bin", BackupScenario.Noise(10_000, index));
        var reading = new ReadCountingFileSystem();
        scenario.Options = scenario.Options with { Files = reading };
        var full = await scenario.BackUpAsync();
        reading.Reset();
        scenario.Write("7.bin", BackupScenario.Noise(10_000, seed: 700));

        var incremental = await scenario.BackUpAsync(BackupType.Incremental);

        Assert.Equal(["7.bin"], reading.Opened.Where(path => path.StartsWith(scenario.Content, StringComparison.Ordinal)).Select(Path.GetFileName));
        Assert.Equal(BackupType.Incremental, incremental.BackupType);
        Assert.Equal(full.Files, incremental.Files);
        Assert.InRange(incremental.AddedSize, 10_000, 40_000);
    }

    [Fact]
    public async Task A_full_backup_sees_a_change_that_left_size_and_time_as_they_were()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "first");
        await scenario.BackUpAsync();
        var path = Path.Combine(scenario.Content, "page.html");
        var time = File.GetLastWriteTimeUtc(path);
        await File.WriteAllTextAsync(path, "other");
        File.SetLastWriteTimeUtc(path, time);

        var backup = await scenario.BackUpAsync();
        await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored"));

        Assert.Equal("other", await File.ReadAllTextAsync(scenario.Folder.At("restored/content/page.html")));
    }

    [Fact]
    public async Task An_incremental_backup_without_an_earlier_one_is_a_full_one()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "first");

        Assert.Equal(BackupType.Full, (await scenario.BackUpAsync(BackupType.Incremental)).BackupType);
    }

    [Fact]
    public async Task A_configuration_backup_holds_configuration_and_state_alone()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "first");

        var backup = await scenario.BackUpAsync(BackupType.Configuration);
        var files = await scenario.Vault.ListFilesAsync(backup.BackupId, CancellationToken.None).Select(file => file.Path).ToListAsync();

        Assert.Contains("store/configuration/current.json", files);
        Assert.Contains("store/store.json", files);
        Assert.DoesNotContain(files, path => path.StartsWith("content", StringComparison.Ordinal) || path.StartsWith("store/deployments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Locks_caches_backups_and_what_is_excluded_are_left_out()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        foreach (var path in new[] { "kept.txt", "debug.log", "deep/debug.log", "node_modules/a/b.js", "deep/node_modules/c.js", "drafts/one.md", "published/drafts/two.md" }) scenario.Write(path, path);
        await scenario.BackUpAsync();

        var backup = await scenario.BackUpAsync();
        var files = await scenario.Vault.ListFilesAsync(backup.BackupId, CancellationToken.None).Select(file => file.Path).ToListAsync();

        Assert.Equal(["content/kept.txt", "content/published/drafts/two.md"], files.Where(path => path.StartsWith("content/", StringComparison.Ordinal)));
        Assert.DoesNotContain(files, path => path.Contains("backups", StringComparison.Ordinal) || path.Contains(".lock", StringComparison.Ordinal) || path.Contains("index.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_are_kept_as_links_and_never_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege on Windows.");
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "text");
        File.CreateSymbolicLink(Path.Combine(scenario.Content, "link.html"), "page.html");
        File.CreateSymbolicLink(Path.Combine(scenario.Content, "away"), "/etc");
        File.CreateSymbolicLink(Path.Combine(scenario.Content, "nowhere"), "missing");
        var before = BackupScenario.Describe(scenario.Content);

        var backup = await scenario.BackUpAsync();
        await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored"));

        Assert.Equal(before, BackupScenario.Describe(scenario.Folder.At("restored/content")));
    }

    [Fact]
    public async Task Names_of_one_file_are_names_of_one_file_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the number of a file.");
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("a.bin", BackupScenario.Noise(5_000));
        ProductionOps.Files.IFileSystem files = new ProductionOps.Files.PhysicalFileSystem();
        Assert.True(files.TryLink(Path.Combine(scenario.Content, "a.bin"), Path.Combine(scenario.Content, "b.bin")));

        var backup = await scenario.BackUpAsync();
        await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored"));
        await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("one"), "content/b.bin");

        Assert.Equal(files.FindDetails(scenario.Folder.At("restored/content/a.bin"))!.Value.Inode, files.FindDetails(scenario.Folder.At("restored/content/b.bin"))!.Value.Inode);
        Assert.Equal(BackupScenario.Noise(5_000), await File.ReadAllBytesAsync(scenario.Folder.At("one/content/b.bin")));
    }

    [Fact]
    public async Task A_pipe_is_skipped_with_a_warning()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Makes a pipe with mkfifo.");
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "text");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(scenario.Content, "pipe")])) await make.WaitForExitAsync();

        var outcome = await scenario.Service.CreateAsync(new BackupRequest { BackupType = BackupType.Full }, CancellationToken.None);

        Assert.Equal(BackupProblem.Skipped, Assert.Single(outcome.Issues).Problem);
        Assert.Contains(scenario.Reporter.Warnings, warning => warning.Contains("content/pipe", StringComparison.Ordinal));
        Assert.True(outcome.Backup.IsComplete);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_listed_and_the_others_are_backed_up()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("good.html", "text");
        scenario.Write("bad.html", "text");
        scenario.Options = scenario.Options with { Files = new ReadCountingFileSystem { Refused = Path.Combine(scenario.Content, "bad.html") } };

        var outcome = await scenario.Service.CreateAsync(new BackupRequest { BackupType = BackupType.Full }, CancellationToken.None);
        var files = await scenario.Vault.ListFilesAsync(outcome.Backup.BackupId, CancellationToken.None).Select(file => file.Path).ToListAsync();

        Assert.Equal("content/bad.html", Assert.Single(outcome.Issues).Path);
        Assert.False(outcome.Backup.IsComplete);
        Assert.Contains("content/good.html", files);
        Assert.DoesNotContain("content/bad.html", files);
    }

    [Fact]
    public async Task A_file_that_goes_on_changing_is_kept_as_it_was_read_and_named()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("live.log.txt", "0");
        scenario.Options = scenario.Options with { Files = new ReadCountingFileSystem { Changing = Path.Combine(scenario.Content, "live.log.txt") } };

        var outcome = await scenario.Service.CreateAsync(new BackupRequest { BackupType = BackupType.Full, Verify = true }, CancellationToken.None);

        Assert.Equal(BackupProblem.Changed, Assert.Single(outcome.Issues).Problem);
        Assert.True(outcome.Result.Integrity!.Verified);
    }

    [Fact]
    public async Task An_edit_of_a_large_file_adds_little()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        var content = BackupScenario.Noise(12_000_000);
        scenario.Write("large.bin", content);
        await scenario.BackUpAsync();
        scenario.Write("large.bin", [.. content[..5_000_000], 1, 2, 3, .. content[5_000_000..]]);

        var backup = await scenario.BackUpAsync();
        await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored"));

        Assert.InRange(backup.AddedSize, 1, 9_000_000);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(scenario.Content, "large.bin")), await File.ReadAllBytesAsync(scenario.Folder.At("restored/content/large.bin")));
    }

    [Fact]
    public async Task A_hole_in_a_file_stays_a_hole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the number of blocks with stat.");
        await using var scenario = await BackupScenario.CreateAsync();
        var path = Path.Combine(scenario.Content, "disk.img");
        await using (var stream = File.Create(path))
        {
            stream.SetLength(60_000_000);
            stream.Seek(30_000_000, SeekOrigin.Begin);
            stream.Write(BackupScenario.Noise(1000));
        }

        var backup = await scenario.BackUpAsync();
        await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored"));

        var restored = scenario.Folder.At("restored/content/disk.img");
        Assert.Equal(60_000_000, new FileInfo(restored).Length);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%b", restored]) { RedirectStandardOutput = true })!;
        var blocks = long.Parse(await process.StandardOutput.ReadToEndAsync(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(blocks * 512, 1, 20_000_000);
        Assert.True((await scenario.TestAsync(backup.BackupId, restore: true)).Verified);
    }

    [Fact]
    public async Task A_test_tells_how_far_it_is_and_when_it_is_done()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        var backup = await scenario.BackUpAsync();
        scenario.Reporter.Steps.Clear();
        await scenario.TestAsync(backup.BackupId);

        var steps = scenario.Reporter.Steps.Where(static step => step.Activity == "Checking backups").ToList();
        Assert.InRange(steps.Count, 2, 101);
        Assert.Equal(steps.Select(static step => step.PercentComplete).Order(), steps.Select(static step => step.PercentComplete));
        Assert.Equal(steps.Select((_, i) => i == steps.Count - 1), steps.Select(static step => step.Completed));
    }

    [Fact]
    public async Task Two_backups_of_one_second_have_two_identifiers()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "text");
        var request = new BackupRequest { BackupType = BackupType.Full };

        var one = await scenario.Service.CreateAsync(request, CancellationToken.None);
        var other = await scenario.Service.CreateAsync(request, CancellationToken.None);

        Assert.NotEqual(one.Backup.BackupId, other.Backup.BackupId);
        Assert.Equal(2, await scenario.Vault.ListAsync(error => Assert.Fail(error.Message), CancellationToken.None).CountAsync());
    }
}
