using System.Text;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Targets;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Targets;

public sealed class DirectoryTargetTests : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly SiteFixture _site = new();
    private readonly string _path;

    public DirectoryTargetTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A directory target needs symbolic links.");
        _path = _site.At("web root ü");
    }

    public void Dispose() => _site.Dispose();

    private DirectoryTarget Target(DeploymentStrategy strategy = DeploymentStrategy.Atomic, IFileSystem? files = null) =>
        new(files ?? new PhysicalFileSystem(), _path, "web", strategy);

    private string Served(string relativePath) => File.ReadAllText(Path.Combine(_path, "current", relativePath));

    private async Task<ReleaseContent> DeployAsync(DirectoryTarget target, int number, string? index = null)
    {
        if (index is not null) _site.WriteText("index.html", index);
        var content = await _site.ReleaseAsync(number);
        await target.StageAsync(content, None);
        await target.ActivateAsync(content.ReleaseId, None);
        return content;
    }

    private static string Name(int number) => SiteFixture.Id(number);

    [Fact]
    public async Task A_target_that_is_not_there_is_empty()
    {
        var state = await Target().InspectAsync(None);

        Assert.Null(state.ActiveReleaseId);
        Assert.Empty(state.ReleaseIds);
        Assert.False(Directory.Exists(_path));
    }

    [Fact]
    public async Task A_release_is_staged_whole_and_served_only_when_activated()
    {
        var target = Target();
        var content = await _site.ReleaseAsync(1);

        await target.StageAsync(content, None);

        Assert.Equal([Name(1)], (await target.InspectAsync(None)).ReleaseIds);
        Assert.Null((await target.InspectAsync(None)).ActiveReleaseId);
        Assert.Empty(await target.VerifyAsync(content.Manifest, None));
        await target.ActivateAsync(Name(1), None);
        Assert.Equal(Name(1), (await target.InspectAsync(None)).ActiveReleaseId);
        Assert.Equal("<h1>Hello</h1>", Served("index.html"));
        Assert.Contains(Name(1), Served(LiveMarker.Path), StringComparison.Ordinal);
        Assert.Equal($"releases/{Name(1)}", new FileInfo(Path.Combine(_path, "current")).LinkTarget);
        Assert.Equal(content.Manifest.Checksum, (await target.FindManifestAsync(Name(1), None))!.Checksum);
    }

    [Fact]
    public async Task A_web_server_under_another_account_may_read_everything()
    {
        var target = Target();
        await DeployAsync(target, 1);

        const UnixFileMode Others = UnixFileMode.OtherRead;
        Assert.All(
            Directory.EnumerateFileSystemEntries(Path.Combine(_path, "releases"), "*", SearchOption.AllDirectories),
            path => Assert.Equal(Others, ModeOf(path) & (Others | UnixFileMode.OtherWrite)));
    }

    [Fact]
    public async Task Unchanged_files_are_one_file_whatever_their_times()
    {
        var target = Target();
        await DeployAsync(target, 1);
        foreach (var file in Directory.EnumerateFiles(_site.Output, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow);

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
        var path = Path.Combine(_path, "releases", Name(1), "deep/er/still/file.bin");
        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, new string('y', 700_000));
        File.SetLastWriteTimeUtc(path, time);
        File.Delete(Path.Combine(_path, "releases", Name(1), "-leading dash.txt"));
        File.WriteAllText(Path.Combine(_path, "releases", Name(1), "added.html"), "x");

        var second = await DeployAsync(target, 2);

        Assert.Equal(["-leading dash.txt", "added.html", "deep/er/still/file.bin"], await target.VerifyAsync(first.Manifest, None));
        Assert.Empty(await target.VerifyAsync(second.Manifest, None));
    }

    [Fact]
    public async Task An_unreadable_older_manifest_does_not_stop_a_release()
    {
        var target = Target();
        await DeployAsync(target, 1);
        await File.WriteAllTextAsync(Path.Combine(_path, "manifests", Name(1) + ".json"), "{\"releaseId\":", None);

        var second = await DeployAsync(target, 2);

        Assert.Empty(await target.VerifyAsync(second.Manifest, None));
        Assert.Equal("ManifestDamaged", (await Assert.ThrowsAsync<OperationException>(() => target.FindManifestAsync(Name(1), None))).Id);
    }

    [Fact]
    public async Task A_file_that_changes_after_it_was_hashed_stops_the_release()
    {
        var target = Target();
        await DeployAsync(target, 1, "old");
        _site.WriteText("index.html", "one");
        var content = await _site.ReleaseAsync(2);
        _site.WriteText("index.html", "two");

        var exception = await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(content, None));

        Assert.Equal("ReleaseFileChanged", exception.Id);
        Assert.False(Directory.Exists(Path.Combine(_path, "releases", Name(2))));
        Assert.Equal("old", Served("index.html"));
    }

    [Fact]
    public async Task An_interrupted_staging_is_seen_and_can_be_done_again()
    {
        var target = Target();
        await DeployAsync(target, 1);
        var half = Path.Combine(_path, "releases", Name(2));
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
        _site.WriteText("index.html", "other");
        var other = await _site.ReleaseAsync(1);

        Assert.Equal("ReleaseExists", (await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(other, None))).Id);
        Assert.Empty(await target.VerifyAsync(content.Manifest, None));
    }

    [Fact]
    public async Task Blue_green_fills_the_idle_slot_and_switches_back_and_forth()
    {
        var target = Target(DeploymentStrategy.BlueGreen);
        await DeployAsync(target, 1, "one");
        _site.WriteText("index.html", "two");
        await target.StageAsync(await _site.ReleaseAsync(2), None);

        Assert.Equal("one", Served("index.html"));
        Assert.Equal("two", await File.ReadAllTextAsync(Path.Combine(_path, "idle", "index.html"), None));
        await target.ActivateAsync(Name(2), None);
        Assert.Equal("two", Served("index.html"));
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(_path, "idle", "index.html"), None));
        await target.ActivateAsync(Name(1), None);
        Assert.Equal("one", Served("index.html"));
        Assert.Equal("two", await File.ReadAllTextAsync(Path.Combine(_path, "idle", "index.html"), None));
    }

    [Fact]
    public async Task The_strategy_can_change_on_a_target_that_is_in_use()
    {
        await DeployAsync(Target(), 1, "one");
        await DeployAsync(Target(DeploymentStrategy.BlueGreen), 2, "two");
        Assert.Equal("two", Served("index.html"));
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(_path, "idle", "index.html"), None));
        await DeployAsync(Target(), 3, "three");
        Assert.Equal("three", Served("index.html"));
        await Target(DeploymentStrategy.BlueGreen).ActivateAsync(Name(1), None);

        Assert.Equal("one", Served("index.html"));
        Assert.Equal(Name(1), (await Target().InspectAsync(None)).ActiveReleaseId);
        Assert.Equal("three", await File.ReadAllTextAsync(Path.Combine(_path, "idle", "index.html"), None));
    }

    [Fact]
    public async Task Kept_assets_come_from_the_release_that_had_them()
    {
        var target = Target();
        var first = await DeployAsync(target, 1);
        File.Delete(Path.Combine(_site.Output, "_astro/app.Ab12Cd34.js"));

        var second = await _site.ReleaseAsync(2, first.Manifest);
        await target.StageAsync(second, None);
        Assert.Empty(await target.VerifyAsync(second.Manifest, None));

        var third = await _site.ReleaseAsync(3, first.Manifest);
        foreach (var id in new[] { Name(1), Name(2) }) File.WriteAllText(Path.Combine(_path, "releases", id, "_astro/app.Ab12Cd34.js"), "changed!!");
        Assert.Equal("KeptFileMissing", (await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(third, None))).Id);
    }

    [Fact]
    public async Task Pruning_goes_by_id_and_spares_the_active_and_the_protected()
    {
        var target = Target();
        for (var number = 1; number <= 6; number++) await DeployAsync(target, number);
        await target.ActivateAsync(Name(2), None);
        Directory.SetLastWriteTimeUtc(Path.Combine(_path, "releases", Name(3)), DateTime.UtcNow.AddYears(1));

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
        await target.StageAsync(await _site.ReleaseAsync(2), None);

        await target.DiscardAsync(Name(2), None);
        await target.DiscardAsync(Name(2), None);

        Assert.Equal([Name(1)], (await target.InspectAsync(None)).ReleaseIds);
        Assert.Equal("ReleaseActive", (await Assert.ThrowsAsync<OperationException>(() => target.DiscardAsync(Name(1), None))).Id);
        Assert.Equal("<h1>Hello</h1>", Served("index.html"));
        Assert.Null(new FileInfo(Path.Combine(_path, "idle")).LinkTarget);
    }

    [Fact]
    public async Task A_real_directory_named_current_is_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(_path, "current"));
        await File.WriteAllTextAsync(Path.Combine(_path, "current", "mine.html"), "mine", None);
        var content = await _site.ReleaseAsync(1);

        var exception = await Assert.ThrowsAsync<OperationException>(() => Target().StageAsync(content, None));

        Assert.Equal("TargetUnsafe", exception.Id);
        Assert.Equal("mine", Served("mine.html"));
    }

    [Fact]
    public async Task A_target_that_somebody_else_changes_is_held()
    {
        var target = Target();
        await DeployAsync(target, 1);
        var content = await _site.ReleaseAsync(2);
        using (new PhysicalFileSystem().TryLock(Path.Combine(_path, ".lock")))
        {
            var exception = await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(content, None));
            Assert.Equal("TargetHeld", exception.Id);
            Assert.Equal(ErrorKind.Busy, exception.Kind);
        }

        await target.StageAsync(content, None);
    }

    [Fact]
    public async Task Another_process_that_dies_leaves_no_lock()
    {
        var processes = new ProductionOps.Processes.ProcessRunner(TimeProvider.System);
        Assert.SkipWhen(processes.Find("flock") is null, "Needs flock, of util-linux.");
        var target = Target();
        await DeployAsync(target, 1);
        using var stop = new CancellationTokenSource();
        var held = new TaskCompletionSource();
        var other = processes.RunAsync(
            new("flock", [Path.Combine(_path, ".lock"), "sh", "-c", "echo held; exec sleep 1000"]) { OnLine = _ => held.TrySetResult() },
            stop.Token);
        await held.Task;

        Assert.Equal("TargetHeld", (await Assert.ThrowsAsync<OperationException>(() => target.ActivateAsync(Name(1), None))).Id);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
        Assert.True(SpinWait.SpinUntil(() => TryActivate(target), TimeSpan.FromSeconds(20)), "The lock outlived its process.");
    }

    [Theory]
    [InlineData(DeploymentStrategy.Atomic)]
    [InlineData(DeploymentStrategy.BlueGreen)]
    public async Task A_reader_always_finds_one_whole_release(DeploymentStrategy strategy)
    {
        var target = Target(strategy);
        await DeployAsync(target, 1, "one");
        await DeployAsync(target, 2, "two");
        using var stop = new CancellationTokenSource();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var reader = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested) seen.Add(Served("index.html"));
            },
            None);

        for (var round = 0; round < 200; round++) await target.ActivateAsync(Name(1 + (round % 2)), None);
        await stop.CancelAsync();

        await reader;
        Assert.Subset(new HashSet<string>(StringComparer.Ordinal) { "one", "two" }, seen);
        Assert.NotEmpty(seen);
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
        var content = await _site.ReleaseAsync(1);
        var evil = content with
        {
            Manifest = content.Manifest with { Files = [.. content.Manifest.Files, content.Manifest.Files[0] with { Path = "../../evil" }] },
        };

        Assert.Equal("ReleasePathUnsafe", (await Assert.ThrowsAsync<OperationException>(() => Target().StageAsync(evil, None))).Id);
        Assert.False(File.Exists(_site.At("web root ü/evil")));
    }

    private static bool TryActivate(DirectoryTarget target)
    {
        try
        {
            target.ActivateAsync(Name(1), None).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationException exception) when (exception.Id == "TargetHeld")
        {
            return false;
        }
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    private async Task<int> LinksAsync(string release, string file)
    {
        var output = new StringBuilder();
        await new ProductionOps.Processes.ProcessRunner(TimeProvider.System).RunAsync(
            new("find", [Path.Combine(_path, "releases", release, file), "-printf", "%n"]) { OnLine = line => output.Append(line) }, None);
        Assert.SkipWhen(output.Length == 0, "Needs GNU find.");
        return int.Parse(output.ToString(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
