using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Deployment;

/// <summary>A small site with every kind of name that a file system allows, and releases of it.</summary>
public sealed class SiteFixture : IDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly TemporaryFolder _folder = new();
    private readonly PhysicalFileSystem _files = new();

    public SiteFixture()
    {
        WriteText("index.html", "<h1>Hello</h1>");
        WriteText("über uns/index.html", "<p>Grüße</p>");
        WriteText("-leading dash.txt", "dash");
        WriteText("_astro/app.Ab12Cd34.js", "export {}");
        WriteText("deep/er/still/file.bin", new string('x', 700_000));
        if (!OperatingSystem.IsWindows()) WriteText("new\nline '\"$(id)`.txt", "odd");
    }

    public string Root => _folder.Path;

    public string Output => _folder.At("dist of site");

    public IReadOnlyList<string> Warnings => [.. _reporter.Warnings];

    private readonly RecordingReporter _reporter = new();

    public static string Id(int number) => $"20260301-1200{number:00}-deployment";

    public string At(string relativePath) => _folder.At(relativePath);

    public string WriteText(string relativePath, string text) => _folder.WriteText(Path.Combine("dist of site", relativePath), text);

    public Task<ReleaseContent> ReleaseAsync(int number, ReleaseManifest? keepAssetsOf = null) =>
        new ManifestBuilder(_files, TimeProvider.System).BuildAsync(
            new ManifestRequest(Output, Id(number), Commit) { KeepAssetsOf = keepAssetsOf },
            _reporter,
            TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}
