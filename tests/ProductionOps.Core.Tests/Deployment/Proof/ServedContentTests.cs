using System.Security.Cryptography;
using System.Text;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Deployment.Proof;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Sites;

namespace ProductionOps.Core.Tests.Deployment.Proof;

public sealed class ServedContentTests : IDisposable
{
    private const string ReleaseId = "20260301-120000-deployment";
    private readonly ManualTime _time = new();
    private readonly SiteFolder _folder = new SiteFolder()
        .With(LiveMarker.Path, $$"""{"deploymentId":"{{ReleaseId}}","commitHash":"{{new string('a', 40)}}"}""")
        .With("index.html", "<h1>Home</h1>")
        .With("über uns/index.html", "<h1>About</h1>")
        .With("a file #1 100%.txt", new string('x', 5000))
        .With("404.html", "<h1>Nothing</h1>")
        .With("_headers", "/*\n  X: y");

    private ServedContent Served => new(FreshConnections.Create, _time);

    [Fact]
    public async Task A_release_that_is_served_is_proven()
    {
        await using var server = Start();
        var proof = await Served.CompareAsync(server.Address, Manifest(), null, default);
        Assert.Empty(proof.Mismatches);
        Assert.Equal(5, proof.FilesChecked);
        Assert.Equal(6, proof.FilesTotal);
        Assert.Equal(_time.GetUtcNow(), proof.CheckedAt);
        Assert.Equal(server.Address.AbsoluteUri, proof.Url);
    }

    [Fact]
    public async Task It_is_proven_below_a_path_too()
    {
        await using var server = Start("/project/");
        Assert.Empty((await Served.CompareAsync(new Uri(server.Address, "/project"), Manifest(), null, default)).Mismatches);
    }

    [Fact]
    public async Task What_differs_is_named_with_its_reason()
    {
        var manifest = Manifest();
        _folder.With("index.html", "<h1>Hack</h1>").With("a file #1 100%.txt", new string('x', 6000));
        Directory.Delete(Path.Combine(_folder.Root, "über uns"), recursive: true);
        await using var server = Start();
        var proof = await Served.CompareAsync(server.Address, manifest, null, default);
        Assert.Equal(3, proof.Mismatches.Count);
        Assert.Contains(proof.Mismatches, text => text.StartsWith("index.html: another content: SHA-256 ", StringComparison.Ordinal));
        Assert.Contains("über uns/index.html: status 404", proof.Mismatches);
        Assert.Contains("a file #1 100%.txt: another content: more than 5000 bytes", proof.Mismatches);
    }

    [Fact]
    public async Task A_new_marker_over_an_old_page_is_a_mismatch()
    {
        var manifest = Manifest();
        _folder.With("index.html", "<h1>Old</h1>");
        await using var server = Start();
        var proof = await Served.CompareAsync(server.Address, manifest, null, default);
        Assert.Equal("index.html: another content: 12 instead of 13 bytes", Assert.Single(proof.Mismatches));
    }

    [Fact]
    public async Task A_sample_begins_with_the_marker_and_the_pages_and_is_the_same_each_time()
    {
        for (var i = 0; i < 40; i++) _folder.With($"assets/{i}.js", $"{i}");
        var manifest = Manifest();
        var first = ServedFiles.Choose(manifest, 10).Select(file => file.Path).ToList();
        Assert.Equal([LiveMarker.Path, "index.html"], first.Take(2));
        Assert.Contains("404.html", first);
        Assert.Contains("über uns/index.html", first);
        Assert.Equal(first, ServedFiles.Choose(manifest, 10).Select(file => file.Path));
        var other = manifest with { ReleaseId = "20260302-120000-deployment" };
        Assert.NotEqual(first.Skip(4), ServedFiles.Choose(other, 10).Select(file => file.Path).Skip(4));
        await using var server = Start();
        Assert.Equal(10, (await Served.CompareAsync(server.Address, manifest, 10, default)).FilesChecked);
    }

    [Theory]
    [InlineData("404 Not Found", true)]
    [InlineData("200 OK", false)]
    [InlineData("500 Oops", false)]
    public async Task A_not_found_page_need_not_be_served_at_its_own_address(string status, bool isFine)
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Status(status, "the host's own page"));
        var all = Manifest();
        var manifest = all with { Files = [.. all.Files.Where(file => file.Path == "404.html")] };
        var proof = await Served.CompareAsync(server.Address, manifest, null, default);
        Assert.Equal(isFine, proof.Mismatches.Count == 0);
        Assert.Equal(isFine ? 0 : 1, proof.FilesChecked);
    }

    [Fact]
    public async Task A_connection_that_breaks_once_is_no_mismatch_and_twice_is_one()
    {
        var manifest = Manifest();
        var broken = 0;
        await using var server = new LoopbackServer(async (head, stream, token) =>
        {
            var path = Uri.UnescapeDataString(LoopbackServer.PathOf(head)).TrimStart('/');
            if (path == "" && Interlocked.Increment(ref broken) == 1) return;
            if (path == "über uns/") return;
            var file = Path.Combine(_folder.Root, path == "" ? "index.html" : path);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Ok(await File.ReadAllTextAsync(file, token))), token);
        });
        var proof = await Served.CompareAsync(server.Address, manifest, null, default);
        Assert.StartsWith("über uns/index.html: ", Assert.Single(proof.Mismatches), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_file_is_read_only_so_far()
    {
        var all = Manifest();
        var manifest = all with { Files = [.. all.Files.Where(file => file.Path == "index.html")] };
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
            while (true) await stream.WriteAsync(new byte[64 * 1024], token);
        });
        var proof = await Served.CompareAsync(server.Address, manifest, null, default);
        Assert.Equal("index.html: another content: more than 13 bytes", Assert.Single(proof.Mismatches));
    }

    [Fact]
    public async Task A_site_that_hangs_or_is_not_there_is_unreachable()
    {
        await using var hanging = new LoopbackServer((_, _, token) => Task.Delay(Timeout.Infinite, token));
        var compare = Served.CompareAsync(hanging.Address, Manifest(), null, default);
        for (var attempts = 0; attempts < 2; attempts++)
        {
            await _time.WaitForTimerAsync(TimeSpan.FromSeconds(30));
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        var error = await Assert.ThrowsAsync<OperationException>(() => compare);
        Assert.Equal("SiteUnreachable", error.Id);
        Assert.Contains("30 s", error.Message, StringComparison.Ordinal);

        var gone = LoopbackServer.Answering(_ => "");
        await gone.DisposeAsync();
        error = await Assert.ThrowsAsync<OperationException>(() => Served.CompareAsync(gone.Address, Manifest(), null, default));
        Assert.Equal("SiteUnreachable", error.Id);
        error = await Assert.ThrowsAsync<OperationException>(() => Served.FindLiveReleaseAsync(gone.Address, default));
        Assert.Equal("SiteUnreachable", error.Id);
    }

    [Fact]
    public async Task Addresses_are_named_without_their_tokens()
    {
        var gone = LoopbackServer.Answering(_ => "");
        await gone.DisposeAsync();
        var address = new Uri($"http://user:pass@127.0.0.1:{gone.Address.Port}/?token=abc");
        var error = await Assert.ThrowsAsync<OperationException>(() => Served.FindLiveReleaseAsync(address, default));
        Assert.DoesNotContain("pass", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_release_is_read_from_the_marker()
    {
        await using var server = Start();
        Assert.Equal(ReleaseId, await Served.FindLiveReleaseAsync(server.Address, default));
        File.Delete(Path.Combine(_folder.Root, LiveMarker.Path));
        Assert.Null(await Served.FindLiveReleaseAsync(server.Address, default));
    }

    [Theory]
    [InlineData("<html>every path gets this page</html>")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public async Task What_is_no_marker_names_no_release(string body)
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Ok(body));
        Assert.Null(await Served.FindLiveReleaseAsync(server.Address, default));
    }

    public void Dispose() => _folder.Dispose();

    private StaticSiteServer Start(string mount = "/") =>
        StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => _folder.Root, mount: mount);

    private ReleaseManifest Manifest() => new()
    {
        ReleaseId = ReleaseId,
        CreatedAt = _time.GetUtcNow(),
        CommitHash = new string('a', 40),
        Checksum = new string('0', 64),
        Files = [.. Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories).Select(Describe).OrderBy(file => file.Path, StringComparer.Ordinal)],
    };

    private ReleaseFile Describe(string path) => new()
    {
        Path = Path.GetRelativePath(_folder.Root, path).Replace('\\', '/'),
        Length = new FileInfo(path).Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
    };
}
