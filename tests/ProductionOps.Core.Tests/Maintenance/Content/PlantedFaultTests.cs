using ProductionOps.Files;
using ProductionOps.Maintenance.Content;
using ProductionOps.Processes;
using ProductionOps.Testing.Content;

namespace ProductionOps.Core.Tests.Maintenance.Content;

/// <summary>All that is wrong with a generated site is found, and nothing else.</summary>
public sealed class PlantedFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("https://museum.example/collection/")]
    [InlineData("https://museum.example/")]
    [InlineData("http://127.0.0.1:8080/")]
    public async Task All_faults_and_only_these_are_found(string homepage)
    {
        var site = GeneratedSite.Write(_folder.Path, pages: 500, faults: 300, new Uri(homepage));
        var found = await CheckAsync(new Uri(homepage));
        Assert.True(site.Kinds >= 50, $"{site.Kinds} kinds");
        Assert.Equal(300, site.Faults.Count);
        var told = Sorted(found.Select(static finding => new PlantedFault(finding.Rule, finding.Page, finding.Rule.StartsWith("image-", StringComparison.Ordinal) && finding.Element is null ? null : finding.Target)));
        var planted = Sorted(site.Faults);
        Assert.True(told.SequenceEqual(planted), $"Not found:\n{string.Join('\n', planted.Except(told))}\nNot planted:\n{string.Join('\n', told.Except(planted))}\nTold {told.Count}, planted {planted.Count}.");
    }

    [Fact]
    public async Task Places_are_those_of_the_links()
    {
        GeneratedSite.Write(_folder.Path, pages: 500, faults: 300, new Uri("https://museum.example/"));
        foreach (var finding in (await CheckAsync(new Uri("https://museum.example/"))).Where(static finding => finding is { Line: not null, Target.Length: > 0 } && finding.Rule is not "srcset-invalid"))
        {
            var line = (await File.ReadAllLinesAsync(_folder.At(finding.Page)))[finding.Line!.Value - 1];
            var at = line[(finding.Column!.Value - 1)..];
            // A list of images, a style attribute and a refresh are told by where the attribute begins, a redirect by where its line begins.
            var isWithin = finding.Element is "img srcset" or "meta content" or "_redirects" || (finding.Element == "url()" && !finding.Page.EndsWith(".css", StringComparison.Ordinal));
            if (isWithin || finding.Rule == "image-alt-missing") Assert.Contains(finding.Target!, at);
            else Assert.StartsWith(finding.Target!, at, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_runs_tell_the_same_in_the_same_order()
    {
        GeneratedSite.Write(_folder.Path, pages: 500, faults: 300, new Uri("https://museum.example/"));
        Assert.Equal(await CheckAsync(new Uri("https://museum.example/")), await CheckAsync(new Uri("https://museum.example/")));
    }

    public void Dispose() => _folder.Dispose();

    private static List<string> Sorted(IEnumerable<PlantedFault> faults) => [.. faults.Select(static fault => fault.ToString()).Order(StringComparer.Ordinal)];

    private async Task<List<ContentFinding>> CheckAsync(Uri homepage)
    {
        var validator = new ContentValidator(new PhysicalFileSystem(), new ProcessRunner(TimeProvider.System), TimeProvider.System, SilentReporter.Instance);
        return await validator.ValidateAsync(new SiteCheckOptions { Directory = _folder.Path, Homepage = homepage }, null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
