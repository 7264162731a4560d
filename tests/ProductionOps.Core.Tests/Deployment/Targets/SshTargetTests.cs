using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Targets;
using ProductionOps.Deployment.Targets.Ssh;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Deployment.Targets;

/// <summary>Real ssh and rsync to a real sshd on loopback.</summary>
public sealed class SshTargetTests : IAsyncLifetime
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly SiteFixture _site = new();
    private readonly PhysicalFileSystem _files = new();
    private readonly string _path;
    private SshServer? _server;

    public SshTargetTests() => _path = _site.At("web 'root' $ü");

    public async ValueTask InitializeAsync() => _server = await SshServer.StartAsync(_site.At("ssh keys"));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _site.Dispose();
    }

    private SshTarget Target(DeploymentStrategy strategy = DeploymentStrategy.Atomic, DeploymentTarget? target = null) => new(
        target ?? Settings, "host", strategy, _site.Root, new ProcessRunner(TimeProvider.System), _files);

    private DeploymentTarget Settings => new()
    {
        Type = DeploymentTargetType.Ssh,
        Host = "127.0.0.1",
        User = Environment.UserName,
        Port = _server!.Port,
        IdentityFile = _server.IdentityFile,
        Path = _path,
        SshOptions = ["-F", "none", "-o", $"UserKnownHostsFile=\"{_server.KnownHosts}\"", "-o", "GlobalKnownHostsFile=none", "-o", "StrictHostKeyChecking=yes"],
    };

    private string Served(string relativePath) => File.ReadAllText(Path.Combine(_path, "current", relativePath));

    private async Task<ReleaseContent> DeployAsync(IReleaseTarget target, int number, string? index = null)
    {
        if (index is not null) _site.WriteText("index.html", index);
        var content = await _site.ReleaseAsync(number);
        await target.StageAsync(content, None);
        await target.ActivateAsync(content.ReleaseId, None);
        return content;
    }

    [Fact]
    public async Task A_release_arrives_whole_with_every_kind_of_name()
    {
        var target = Target();
        Assert.Equal(new TargetState(null, [], []), await target.InspectAsync(None) with { ReleaseIds = [], UnfinishedReleaseIds = [] });
        var content = await _site.ReleaseAsync(1);

        await target.StageAsync(content, None);
        Assert.Null((await target.InspectAsync(None)).ActiveReleaseId);
        await target.ActivateAsync(content.ReleaseId, None);

        Assert.Equal("<p>Grüße</p>", Served("über uns/index.html"));
        Assert.Contains(content.ReleaseId, Served(LiveMarker.Path), StringComparison.Ordinal);
        Assert.Empty(await target.VerifyAsync(content.Manifest, None));
        Assert.Equal(content.ReleaseId, (await target.InspectAsync(None)).ActiveReleaseId);
        Assert.Equal(content.Manifest.Checksum, (await target.FindManifestAsync(content.ReleaseId, None))!.Checksum);
    }

    [Fact]
    public async Task It_shares_its_directory_with_a_directory_target()
    {
        var local = new DirectoryTarget(_files, _path, "local", DeploymentStrategy.BlueGreen);
        await DeployAsync(Target(DeploymentStrategy.BlueGreen), 1, "one");
        await DeployAsync(local, 2, "two");
        var third = await DeployAsync(Target(DeploymentStrategy.BlueGreen), 3, "three");

        Assert.Equal("three", Served("index.html"));
        Assert.Equal("two", await File.ReadAllTextAsync(Path.Combine(_path, "idle", "index.html"), None));
        Assert.Empty(await local.VerifyAsync(third.Manifest, None));
        await Target(DeploymentStrategy.BlueGreen).ActivateAsync(SiteFixture.Id(1), None);
        Assert.Equal("one", Served("index.html"));
        Assert.Equal("three", await File.ReadAllTextAsync(Path.Combine(_path, "idle", "index.html"), None));
        Assert.Equal(SiteFixture.Id(1), (await local.InspectAsync(None)).ActiveReleaseId);
        await DeployAsync(Target(), 4, "four");
        Assert.Equal("four", Served("index.html"));
    }

    [Fact]
    public async Task Unchanged_files_are_linked_whatever_their_times()
    {
        await DeployAsync(Target(), 1);
        foreach (var file in Directory.EnumerateFiles(_site.Output, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-3));

        await DeployAsync(Target(), 2, "new");

        var links = await new ProcessRunner(TimeProvider.System).RunAsync(
            new("find", [Path.Combine(_path, "releases", SiteFixture.Id(2)), "-name", "file.bin", "-links", "2"]), None);
        Assert.EndsWith("file.bin", links.LastLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_is_found()
    {
        var target = Target();
        var content = await DeployAsync(target, 1);
        var release = Path.Combine(_path, "releases", SiteFixture.Id(1));
        File.WriteAllText(Path.Combine(release, "index.html"), "x");
        File.Delete(Path.Combine(release, "-leading dash.txt"));
        File.WriteAllText(Path.Combine(release, "new\nfile \\ é"), "x");
        File.CreateSymbolicLink(Path.Combine(release, "link"), "/etc/passwd");

        Assert.Equal(["-leading dash.txt", "index.html", "link", "new\nfile \\ é"], await target.VerifyAsync(content.Manifest, None));
        var second = await DeployAsync(target, 2);
        Assert.Empty(await target.VerifyAsync(second.Manifest, None));
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
        foreach (var id in new[] { 1, 2 }) File.WriteAllText(Path.Combine(_path, "releases", SiteFixture.Id(id), "_astro/app.Ab12Cd34.js"), "changed!!");

        var third = await _site.ReleaseAsync(3, first.Manifest);

        Assert.Equal("KeptFileMissing", (await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(third, None))).Id);
    }

    [Fact]
    public async Task Releases_are_discarded_and_pruned_like_those_of_a_directory()
    {
        var target = Target();
        for (var number = 1; number <= 4; number++) await DeployAsync(target, number);
        Directory.CreateDirectory(Path.Combine(_path, "releases", SiteFixture.Id(5)));

        Assert.Equal([SiteFixture.Id(5)], (await target.InspectAsync(None)).UnfinishedReleaseIds);
        await target.DiscardAsync(SiteFixture.Id(5), None);
        var removed = await target.PruneAsync(new HashSet<string>(StringComparer.Ordinal) { SiteFixture.Id(1) }, 1, None);

        Assert.Equal([SiteFixture.Id(2)], removed);
        var state = await target.InspectAsync(None);
        Assert.Equal([SiteFixture.Id(1), SiteFixture.Id(3), SiteFixture.Id(4)], state.ReleaseIds);
        Assert.Empty(state.UnfinishedReleaseIds);
        Assert.Equal("ReleaseActive", (await Assert.ThrowsAsync<OperationException>(() => target.DiscardAsync(SiteFixture.Id(4), None))).Id);
        Assert.Equal("ReleaseNotFound", (await Assert.ThrowsAsync<OperationException>(() => target.ActivateAsync(SiteFixture.Id(2), None))).Id);
    }

    [Fact]
    public async Task A_target_that_somebody_else_changes_is_held()
    {
        var target = Target();
        await DeployAsync(target, 1);
        using var held = _files.TryLock(Path.Combine(_path, ".lock"));
        Assert.SkipWhen(new ProcessRunner(TimeProvider.System).Find("flock") is null, "Needs flock, of util-linux.");

        Assert.Equal("TargetHeld", (await Assert.ThrowsAsync<OperationException>(() => target.ActivateAsync(SiteFixture.Id(1), None))).Id);
    }

    [Fact]
    public async Task A_real_directory_named_current_is_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(_path, "current"));
        var content = await _site.ReleaseAsync(1);

        Assert.Equal("TargetUnsafe", (await Assert.ThrowsAsync<OperationException>(() => Target().StageAsync(content, None))).Id);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_or_does_not_let_in_is_named()
    {
        var closed = Target(target: Settings with { Port = 1 });
        Assert.Equal("TargetUnreachable", (await Assert.ThrowsAsync<OperationException>(() => closed.InspectAsync(None))).Id);
        var stranger = Target(target: Settings with { IdentityFile = Path.Combine(_site.At("ssh keys"), "host") });

        var exception = await Assert.ThrowsAsync<OperationException>(() => stranger.InspectAsync(None));

        Assert.Equal("TargetAccessDenied", exception.Id);
        Assert.Contains("Permission denied", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-oProxyCommand=touch x")]
    [InlineData("host;id")]
    [InlineData("")]
    public void A_host_that_could_be_taken_for_an_option_is_refused(string host) =>
        Assert.Equal("TargetInvalid", Assert.Throws<OperationException>(() => Target(target: Settings with { Host = host })).Id);
}
