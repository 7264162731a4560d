using System.Text;
using ProductionOps.Deployment.Releases;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Targets;

public sealed class DirectoryTargetTests : DirectoryTargetScenario
{
    [Fact]
    public async Task A_target_that_is_not_there_is_empty()
    {
        var state = await Target().InspectAsync(None);

        Assert.Null(state.ActiveReleaseId);
        Assert.Empty(state.ReleaseIds);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public async Task A_release_is_staged_whole_and_served_only_when_activated()
    {
        var target = Target();
        var content = await Site.ReleaseAsync(1);

        await target.StageAsync(content, None);

        Assert.Equal([Name(1)], (await target.InspectAsync(None)).ReleaseIds);
        Assert.Null((await target.InspectAsync(None)).ActiveReleaseId);
        Assert.Empty(await target.VerifyAsync(content.Manifest, None));
        await target.ActivateAsync(Name(1), None);
        Assert.Equal(Name(1), (await target.InspectAsync(None)).ActiveReleaseId);
        Assert.Equal("<h1>Hello</h1>", Served("index.html"));
        Assert.Contains(Name(1), Served(LiveMarker.Path), StringComparison.Ordinal);
        Assert.Equal($"releases/{Name(1)}", new FileInfo(Path.Combine(Root, "current")).LinkTarget);
        Assert.Equal(content.Manifest.Checksum, (await target.FindManifestAsync(Name(1), None))!.Checksum);
    }

    [Fact]
    public async Task A_web_server_under_another_account_may_read_everything()
    {
        var target = Target();
        await DeployAsync(target, 1);

        const UnixFileMode Others = UnixFileMode.OtherRead;
        Assert.All(
            Directory.EnumerateFileSystemEntries(Path.Combine(Root, "releases"), "*", SearchOption.AllDirectories),
            path => Assert.Equal(Others, ModeOf(path) & (Others | UnixFileMode.OtherWrite)));
    }

    [Fact]
    public async Task Unchanged_files_are_one_file_whatever_their_times()
    {
        var target = Target();
        await DeployAsync(target, 1);
        foreach (var file in Directory.EnumerateFiles(Site.Output, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow);

        await DeployAsync(target, 2, "<h1>New</h1>");

        Assert.Equal(2, await LinksAsync(Name(2), "deep/er/still/file.bin"));
        Assert.Equal(1, await LinksAsync(Name(2), "index.html"));
        Assert.Equal("<h1>New</h1>", Served("index.html"));
    }

    [Fact]
    public async Task A_damaged_older_release_does_not_damage_the_new_one()
    {
        var target = Target();
        var first = await DeployAsync(target, 1);
        var path = Path.Combine(Root, "releases", Name(1), "deep/er/still/file.bin");
        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, new string('y', 700_000));
        File.SetLastWriteTimeUtc(path, time);
        File.Delete(Path.Combine(Root, "releases", Name(1), "-leading dash.txt"));
        File.WriteAllText(Path.Combine(Root, "releases", Name(1), "added.html"), "x");

        var second = await DeployAsync(target, 2);

        Assert.Equal(["-leading dash.txt", "added.html", "deep/er/still/file.bin"], await target.VerifyAsync(first.Manifest, None));
        Assert.Empty(await target.VerifyAsync(second.Manifest, None));
    }

    [Fact]
    public async Task An_unreadable_older_manifest_does_not_stop_a_release()
    {
        var target = Target();
        await DeployAsync(target, 1);
        await File.WriteAllTextAsync(Path.Combine(Root, "manifests", Name(1) + ".json"), "{\"releaseId\":", None);

        var second = await DeployAsync(target, 2);

        Assert.Empty(await target.VerifyAsync(second.Manifest, None));
        Assert.Equal("ManifestDamaged", (await Assert.ThrowsAsync<OperationException>(() => target.FindManifestAsync(Name(1), None))).Id);
    }

    [Fact]
    public async Task A_file_that_changes_after_it_was_hashed_stops_the_release()
    {
        var target = Target();
        await DeployAsync(target, 1, "old");
        Site.WriteText("index.html", "one");
        var content = await Site.ReleaseAsync(2);
        Site.WriteText("index.html", "two");

        var exception = await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(content, None));

        Assert.Equal("ReleaseFileChanged", exception.Id);
        Assert.False(Directory.Exists(Path.Combine(Root, "releases", Name(2))));
        Assert.Equal("old", Served("index.html"));
    }

    [Fact]
    public async Task An_interrupted_staging_is_seen_and_can_be_done_again()
    {
        var target = Target();
        await DeployAsync(target, 1);
        var half = Path.Combine(Root, "releases", Name(2));
        Directory.CreateDirectory(Path.Combine(half, "old"));
        await File.WriteAllTextAsync(Path.Combine(half, "old", "rest.html"), "half", None);

        Assert.Equal([Name(2)], (await target.InspectAsync(None)).UnfinishedReleaseIds);
        Assert.Equal("ReleaseNotFound", (await Assert.ThrowsAsync<OperationException>(() => target.ActivateAsync(Name(2), None))).Id);
        var content = await DeployAsync(target, 2);

        Assert.Empty(await target.VerifyAsync(content.Manifest, None));
        Assert.Empty((await target.InspectAsync(None)).UnfinishedReleaseIds);
    }

    [Fact]
    public async Task Staging_a_finished_release_again_changes_nothing_and_other_content_is_refused()
    {
        var target = Target();
        var content = await DeployAsync(target, 1);
        await target.StageAsync(content, None);
        Site.WriteText("index.html", "other");
        var other = await Site.ReleaseAsync(1);

        Assert.Equal("ReleaseExists", (await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(other, None))).Id);
        Assert.Empty(await target.VerifyAsync(content.Manifest, None));
    }

    [Fact]
    public async Task Blue_green_fills_the_idle_slot_and_switches_back_and_forth()
    {
        var target = Target(DeploymentStrategy.BlueGreen);
        await DeployAsync(target, 1, "one");
        Site.WriteText("index.html", "two");
        await target.StageAsync(await Site.ReleaseAsync(2), None);

        Assert.Equal("one", Served("index.html"));
        Assert.Equal("two", await File.ReadAllTextAsync(Path.Combine(Root, "idle", "index.html"), None));
        await target.ActivateAsync(Name(2), None);
        Assert.Equal("two", Served("index.html"));
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(Root, "idle", "index.html"), None));
        await target.ActivateAsync(Name(1), None);
        Assert.Equal("one", Served("index.html"));
        Assert.Equal("two", await File.ReadAllTextAsync(Path.Combine(Root, "idle", "index.html"), None));
    }

    [Fact]
    public async Task The_strategy_can_change_on_a_target_that_is_in_use()
    {
        await DeployAsync(Target(), 1, "one");
        await DeployAsync(Target(DeploymentStrategy.BlueGreen), 2, "two");
        Assert.Equal("two", Served("index.html"));
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(Root, "idle", "index.html"), None));
        await DeployAsync(Target(), 3, "three");
        Assert.Equal("three", Served("index.html"));
        await Target(DeploymentStrategy.BlueGreen).ActivateAsync(Name(1), None);

        Assert.Equal("one", Served("index.html"));
        Assert.Equal(Name(1), (await Target().InspectAsync(None)).ActiveReleaseId);
        Assert.Equal("three", await File.ReadAllTextAsync(Path.Combine(Root, "idle", "index.html"), None));
    }

    [Fact]
    public async Task Kept_assets_come_from_the_release_that_had_them()
    {
        var target = Target();
        var first = await DeployAsync(target, 1);
        File.Delete(Path.Combine(Site.Output, "_astro/app.Ab12Cd34.js"));

        var second = await Site.ReleaseAsync(2, first.Manifest);
        await target.StageAsync(second, None);
        Assert.Empty(await target.VerifyAsync(second.Manifest, None));

        var third = await Site.ReleaseAsync(3, first.Manifest);
        foreach (var id in new[] { Name(1), Name(2) }) File.WriteAllText(Path.Combine(Root, "releases", id, "_astro/app.Ab12Cd34.js"), "changed!!");
        Assert.Equal("KeptFileMissing", (await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(third, None))).Id);
    }

    [Fact]
    public async Task Pruning_goes_by_id_and_spares_the_active_and_the_protected()
    {
        var target = Target();
        for (var number = 1; number <= 6; number++) await DeployAsync(target, number);
        await target.ActivateAsync(Name(2), None);
        Directory.SetLastWriteTimeUtc(Path.Combine(Root, "releases", Name(3)), DateTime.UtcNow.AddYears(1));

        var removed = await target.PruneAsync(new HashSet<string>(StringComparer.Ordinal) { Name(1) }, 2, None);

        Assert.Equal([Name(3), Name(4)], removed);
        Assert.Equal([Name(1), Name(2), Name(5), Name(6)], (await target.InspectAsync(None)).ReleaseIds);
    }

    [Theory]
    [InlineData(DeploymentStrategy.Atomic)]
    [InlineData(DeploymentStrategy.BlueGreen)]
    public async Task A_release_can_be_discarded_unless_it_is_served(DeploymentStrategy strategy)
    {
        var target = Target(strategy);
        await DeployAsync(target, 1);
        await target.StageAsync(await Site.ReleaseAsync(2), None);

        await target.DiscardAsync(Name(2), None);
        await target.DiscardAsync(Name(2), None);

        Assert.Equal([Name(1)], (await target.InspectAsync(None)).ReleaseIds);
        Assert.Equal("ReleaseActive", (await Assert.ThrowsAsync<OperationException>(() => target.DiscardAsync(Name(1), None))).Id);
        Assert.Equal("<h1>Hello</h1>", Served("index.html"));
        Assert.Null(new FileInfo(Path.Combine(Root, "idle")).LinkTarget);
    }

    [Fact]
    public async Task A_real_directory_named_current_is_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(Root, "current"));
        await File.WriteAllTextAsync(Path.Combine(Root, "current", "mine.html"), "mine", None);
        var content = await Site.ReleaseAsync(1);

        var exception = await Assert.ThrowsAsync<OperationException>(() => Target().StageAsync(content, None));

        Assert.Equal("TargetUnsafe", exception.Id);
        Assert.Equal("mine", Served("mine.html"));
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("20260301-120001-monitor")]
    [InlineData("")]
    public async Task An_id_that_is_none_never_becomes_a_path(string id) =>
        Assert.Equal("RecordIdInvalid", (await Assert.ThrowsAsync<OperationException>(() => Target().DiscardAsync(id, None))).Id);

    [Fact]
    public async Task A_manifest_that_names_a_file_outside_is_refused()
    {
        var content = await Site.ReleaseAsync(1);
        var evil = content with
        {
            Manifest = content.Manifest with { Files = [.. content.Manifest.Files, content.Manifest.Files[0] with { Path = "../../evil" }] },
        };

        Assert.Equal("ReleasePathUnsafe", (await Assert.ThrowsAsync<OperationException>(() => Target().StageAsync(evil, None))).Id);
        Assert.False(File.Exists(Site.At("web root ü/evil")));
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    private async Task<int> LinksAsync(string release, string file)
    {
        var output = new StringBuilder();
        await new ProductionOps.Processes.ProcessRunner(TimeProvider.System).RunAsync(
            new("find", [Path.Combine(Root, "releases", release, file), "-printf", "%n"]) { OnLine = line => output.Append(line) }, None);
        Assert.SkipWhen(output.Length == 0, "Needs GNU find.");
        return int.Parse(output.ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
