using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Targets;
using ProductionOps.Deployment.Targets.Git;
using ProductionOps.Deployment.Targets.Ssh;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Deployment.Targets;

public sealed class CommandTargetTests : IDisposable
{
    private const string Publish = """
        rm -rf live && cp -R "$PRODUCTIONOPS_RELEASE_DIRECTORY" live && test -f "$PRODUCTIONOPS_MANIFEST" &&
        echo "publish $PRODUCTIONOPS_RELEASE_ID after ${PRODUCTIONOPS_PREVIOUS_RELEASE_ID:-none} of $PRODUCTIONOPS_COMMIT" >> log.txt
        """;

    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private readonly SiteFixture _site = new();
    private readonly MemoryState _state = new();

    public void Dispose() => _site.Dispose();

    private IReleaseTarget Target(string command, string? rollback = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands of these tests are for a POSIX shell.");
        return Create(new DeploymentTarget
        {
            Type = DeploymentTargetType.Command,
            Name = "my host",
            Command = ["/bin/sh", "-c", command],
            RollbackCommand = rollback is null ? [] : ["/bin/sh", "-c", rollback],
        });
    }

    private IReleaseTarget Create(DeploymentTarget target) =>
        new ReleaseTargetFactory(
            new ProcessRunner(TimeProvider.System),
            new PhysicalFileSystem(),
            _state,
            MinimalEnvironment.OfThisProcess(),
            TimeProvider.System)
        .Create(new ReleaseTargetRequest(target, DeploymentStrategy.Atomic, _site.Root, _site.At("cache")) { Homepage = "https://example.org/" });

    private async Task<ReleaseContent> DeployAsync(IReleaseTarget target, int number, string index)
    {
        _site.WriteText("index.html", index);
        var content = await _site.ReleaseAsync(number);
        await target.StageAsync(content, None);
        await target.ActivateAsync(content.ReleaseId, None);
        return content;
    }

    private string Live(string path) => File.ReadAllText(_site.At(Path.Combine("live", path)));

    [Fact]
    public async Task The_command_gets_the_whole_release_and_earlier_ones_again()
    {
        var target = Target(Publish);
        var first = await DeployAsync(target, 1, "one");
        await DeployAsync(target, 2, "two");

        Assert.Equal("two", Live("index.html"));
        Assert.Contains(SiteFixture.Id(2), Live(LiveMarker.Path), StringComparison.Ordinal);
        Assert.Empty(await target.VerifyAsync(first.Manifest, None));
        await target.ActivateAsync(first.ReleaseId, None);

        Assert.Equal("one", Live("index.html"));
        Assert.Equal(
            [
                $"publish {SiteFixture.Id(1)} after none of {SiteFixture.Commit}",
                $"publish {SiteFixture.Id(2)} after {SiteFixture.Id(1)} of {SiteFixture.Commit}",
                $"publish {SiteFixture.Id(1)} after {SiteFixture.Id(2)} of {SiteFixture.Commit}",
            ],
            File.ReadAllLines(_site.At("log.txt")));
        Assert.Equal(SiteFixture.Id(1), (await target.InspectAsync(None)).ActiveReleaseId);
    }

    [Fact]
    public async Task The_way_back_has_its_own_command()
    {
        var target = Target("exit 0", "echo back to $PRODUCTIONOPS_RELEASE_ID > back.txt");
        await DeployAsync(target, 1, "one");
        await DeployAsync(target, 2, "two");
        Assert.False(File.Exists(_site.At("back.txt")));

        await target.ActivateAsync(SiteFixture.Id(1), None);

        Assert.Equal($"back to {SiteFixture.Id(1)}\n", await File.ReadAllTextAsync(_site.At("back.txt"), None));
    }

    [Fact]
    public async Task A_command_that_fails_leaves_it_unknown_what_is_served()
    {
        var target = Target("test $PRODUCTIONOPS_RELEASE_ID = " + SiteFixture.Id(1) + " || { echo no quota >&2; exit 4; }");
        await DeployAsync(target, 1, "one");

        var exception = await Assert.ThrowsAsync<OperationException>(() => DeployAsync(target, 2, "two"));

        Assert.Equal("TargetCommandFailed", exception.Id);
        Assert.Contains("exit code 4: no quota", exception.Message, StringComparison.Ordinal);
        Assert.Null((await target.InspectAsync(None)).ActiveReleaseId);
        await target.ActivateAsync(SiteFixture.Id(1), None);
        Assert.Equal(SiteFixture.Id(1), (await target.InspectAsync(None)).ActiveReleaseId);
    }

    [Fact]
    public async Task Pruning_spares_what_is_served()
    {
        var target = Target("exit 0");
        for (var number = 1; number <= 4; number++) await DeployAsync(target, number, $"v{number}");
        await target.ActivateAsync(SiteFixture.Id(1), None);

        var removed = await target.PruneAsync(new HashSet<string>(StringComparer.Ordinal), 1, None);

        Assert.Equal([SiteFixture.Id(2), SiteFixture.Id(3)], removed);
        Assert.Equal("ReleaseActive", (await Assert.ThrowsAsync<OperationException>(() => target.DiscardAsync(SiteFixture.Id(1), None))).Id);
        Assert.Equal("ReleaseNotFound", (await Assert.ThrowsAsync<OperationException>(() => target.ActivateAsync(SiteFixture.Id(2), None))).Id);
    }

    [Fact]
    public void The_factory_makes_every_kind_and_resolves_addresses()
    {
        Assert.IsType<SshTarget>(Create(new DeploymentTarget { Type = DeploymentTargetType.Ssh, Host = "h", Path = "p" }));
        Assert.IsType<GitBranchTarget>(Create(new DeploymentTarget { Type = DeploymentTargetType.GitBranch }));
        var directory = Create(new DeploymentTarget { Type = DeploymentTargetType.Directory, Path = "web", PreviewUrl = "http://localhost:1/" });
        Assert.IsType<DirectoryTarget>(directory);
        Assert.Equal(("directory", new Uri("https://example.org/"), new Uri("http://localhost:1/")), (directory.Name, directory.Url, directory.PreviewUrl));
    }

    [Theory]
    [InlineData(DeploymentTargetType.Directory, null, null)]
    [InlineData(DeploymentTargetType.Directory, ".", null)]
    [InlineData(DeploymentTargetType.Directory, "web", "file:///etc/passwd")]
    [InlineData(DeploymentTargetType.Ssh, "web", null)]
    [InlineData(DeploymentTargetType.Command, "web", null)]
    public void A_target_that_lacks_something_is_refused(DeploymentTargetType type, string? path, string? url) =>
        Assert.Equal(
            "TargetInvalid",
            Assert.Throws<OperationException>(() => Create(new DeploymentTarget { Type = type, Path = path, Url = url })).Id);

    private sealed class MemoryState : IStateCollection
    {
        private readonly ConcurrentDictionary<string, string> _documents = new(StringComparer.Ordinal);

        public ValueTask<T?> FindAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
            where T : class =>
            ValueTask.FromResult(_documents.TryGetValue(name, out var text) ? JsonSerializer.Deserialize(text, type) : null);

        public ValueTask SetAsync<T>(string name, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken)
            where T : class
        {
            _documents[name] = JsonSerializer.Serialize(document, type);
            return ValueTask.CompletedTask;
        }

        public ValueTask RemoveAsync(string name, CancellationToken cancellationToken)
        {
            _documents.TryRemove(name, out _);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<string>>([.. _documents.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))]);
    }
}
