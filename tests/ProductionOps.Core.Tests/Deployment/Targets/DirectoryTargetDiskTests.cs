using ProductionOps.Deployment.Targets;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Deployment.Targets;

/// <summary>A real small file system that fills up, and one that is read-only, where mounting is allowed.</summary>
public sealed class DirectoryTargetDiskTests : IAsyncLifetime
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly ProcessRunner _processes = new(TimeProvider.System);
    private readonly SiteFixture _site = new();
    private readonly string _mount;
    private bool _mounted;

    public DirectoryTargetDiskTests() => _mount = _site.At("small disk");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && _processes.Find("mount") is not null, "Needs mount, on Linux.");
        Directory.CreateDirectory(_mount);
        var result = await _processes.RunAsync(new("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", _mount]), None);
        Assert.SkipUnless(result.Succeeded, "Needs the right to mount a tmpfs; run as root.");
        _mounted = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_mounted) await _processes.RunAsync(new("umount", [_mount]), CancellationToken.None);
        _site.Dispose();
    }

    private async Task<DirectoryTarget> DeployFirstAsync()
    {
        var target = new DirectoryTarget(new PhysicalFileSystem(), Path.Combine(_mount, "web"), "web", DeploymentStrategy.Atomic);
        var content = await _site.ReleaseAsync(1);
        await target.StageAsync(content, None);
        await target.ActivateAsync(content.ReleaseId, None);
        return target;
    }

    [Fact]
    public async Task A_full_disk_keeps_the_old_release_and_nothing_of_the_new()
    {
        var target = await DeployFirstAsync();
        var first = await target.FindManifestAsync(SiteFixture.Id(1), None);
        _site.WriteText("large.bin", new string('z', 3_000_000));
        var content = await _site.ReleaseAsync(2);

        var exception = await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(content, None));

        Assert.Equal("TargetDiskFull", exception.Id);
        Assert.Equal(ErrorKind.DiskFull, exception.Kind);
        Assert.False(Directory.Exists(Path.Combine(_mount, "web", "releases", SiteFixture.Id(2))));
        Assert.Empty(await target.VerifyAsync(first!, None));
        Assert.Equal(new TargetState(SiteFixture.Id(1), [], []), (await target.InspectAsync(None)) with { ReleaseIds = [], UnfinishedReleaseIds = [] });
        File.Delete(Path.Combine(_site.Output, "large.bin"));
        await target.StageAsync(await _site.ReleaseAsync(2), None);
    }

    [Fact]
    public async Task A_read_only_disk_is_named()
    {
        var target = await DeployFirstAsync();
        var content = await _site.ReleaseAsync(2);
        Assert.True((await _processes.RunAsync(new("mount", ["-o", "remount,ro", _mount]), None)).Succeeded);

        var exception = await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(content, None));

        Assert.Equal("TargetReadOnly", exception.Id);
        Assert.Equal(SiteFixture.Id(1), (await target.InspectAsync(None)).ActiveReleaseId);
    }
}
