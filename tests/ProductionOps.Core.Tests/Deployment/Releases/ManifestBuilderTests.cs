using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ProductionOps.Deployment.Releases;

namespace ProductionOps.Core.Tests.Deployment.Releases;

public sealed class ManifestBuilderTests : IDisposable
{
    private readonly SiteFixture _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Every_file_is_hashed_and_in_ordinal_order()
    {
        var manifest = (await _site.ReleaseAsync(1)).Manifest;

        Assert.Equal(manifest.Files.Select(file => file.Path).Order(StringComparer.Ordinal), manifest.Files.Select(file => file.Path));
        var expected = Directory.EnumerateFiles(_site.Output, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_site.Output, path).Replace('\\', '/'))
            .Append(LiveMarker.Path);
        Assert.Equal(expected.Order(StringComparer.Ordinal), manifest.Files.Select(file => file.Path));
        var large = manifest.Files.Single(file => file.Path == "deep/er/still/file.bin");
        Assert.Equal(700_000, large.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_site.Output, large.Path)))), large.Sha256);
    }

    [Fact]
    public async Task The_checksum_is_the_one_that_is_documented()
    {
        var manifest = (await _site.ReleaseAsync(1)).Manifest;

        var text = string.Concat(manifest.Files.Select(file => $"{file.Path}\0{file.Length}\0{file.Sha256}\n"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), manifest.Checksum);
    }

    [Fact]
    public async Task The_marker_names_the_deployment_and_the_output_stays_as_it_was()
    {
        var content = await _site.ReleaseAsync(1);

        var marker = JsonDocument.Parse(content.Generated[LiveMarker.Path]).RootElement;
        Assert.Equal(SiteFixture.Id(1), marker.GetProperty("deploymentId").GetString());
        Assert.Equal(SiteFixture.Commit, marker.GetProperty("commitHash").GetString());
        Assert.False(File.Exists(Path.Combine(_site.Output, LiveMarker.Path)));
    }

    [Fact]
    public async Task Hashed_assets_of_the_release_before_are_kept_for_one_generation()
    {
        var first = (await _site.ReleaseAsync(1)).Manifest;
        File.Delete(Path.Combine(_site.Output, "_astro/app.Ab12Cd34.js"));
        File.Delete(Path.Combine(_site.Output, "-leading dash.txt"));
        _site.WriteText("_astro/app.Zz98Yy76.js", "export {1}");

        var second = (await _site.ReleaseAsync(2, first)).Manifest;
        var third = (await _site.ReleaseAsync(3, second)).Manifest;

        var kept = Assert.Single(second.Files, file => file.KeptFrom is not null);
        Assert.Equal(("_astro/app.Ab12Cd34.js", SiteFixture.Id(1)), (kept.Path, kept.KeptFrom));
        Assert.DoesNotContain(third.Files, file => file.KeptFrom is not null);
    }

    [Fact]
    public async Task A_link_within_the_site_is_the_file_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege on Windows.");
        File.CreateSymbolicLink(Path.Combine(_site.Output, "alias.html"), "deep/../index.html");

        var manifest = (await _site.ReleaseAsync(1)).Manifest;

        Assert.Equal(
            manifest.Files.Single(file => file.Path == "index.html").Sha256, manifest.Files.Single(file => file.Path == "alias.html").Sha256);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../outside.txt")]
    [InlineData("deep/../../outside.txt")]
    [InlineData("missing.txt")]
    [InlineData("loop")]
    [InlineData("deep")]
    public async Task A_link_that_leads_elsewhere_is_refused(string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege on Windows.");
        File.WriteAllText(_site.At("outside.txt"), "secret");
        File.CreateSymbolicLink(Path.Combine(_site.Output, "loop"), target);

        var exception = await Assert.ThrowsAsync<OperationException>(() => _site.ReleaseAsync(1));

        Assert.Equal("BuildOutputUnsafe", exception.Id);
        Assert.Equal(Path.Combine(_site.Output, "loop"), exception.Target);
    }

    [Fact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs mkfifo and statx, which Linux has.");
        using (var process = Process.Start("mkfifo", [Path.Combine(_site.Output, "pipe")])) await process.WaitForExitAsync();

        Assert.Equal("BuildOutputUnsafe", (await Assert.ThrowsAsync<OperationException>(() => _site.ReleaseAsync(1))).Id);
    }

    [Fact]
    public async Task Names_that_differ_only_in_case_are_warned_of()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a file system that tells case apart, as Linux has.");
        _site.WriteText("Index.html", "x");

        await _site.ReleaseAsync(1);

        Assert.Contains("'Index.html' and 'index.html'", Assert.Single(_site.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_in_the_output_is_not_released()
    {
        _site.WriteText(".git/config", "x");

        var manifest = (await _site.ReleaseAsync(1)).Manifest;

        Assert.DoesNotContain(manifest.Files, file => file.Path.StartsWith(".git", StringComparison.Ordinal));
        Assert.Single(_site.Warnings);
    }

    [Theory]
    [InlineData("_astro/hoisted.CmdkGSmP.js", true)]
    [InlineData("assets/index-B-xK9_ab.css", true)]
    [InlineData("a/b.0123abcd.js.map", true)]
    [InlineData("fonts/inter_0123456789abcdef.woff2", true)]
    [InlineData("my-component.js", false)]
    [InlineData("jquery-3.6.0.min.js", false)]
    [InlineData("posts/2026-01-15-hello/index.html", false)]
    [InlineData("photo-20260101.jpg", false)]
    public void Names_with_a_content_hash_are_told(string path, bool expected) => Assert.Equal(expected, ContentHashName.IsMatch(path));
}
