using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>The guide, typed into a shell from its first command to its last.</summary>
public sealed class GuideTests
{
    [Fact]
    public async Task Every_command_of_the_guide_succeeds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The guide is for a POSIX shell.");
        using var place = new Workplace();
        await TypedPages.TypeAsync(place, TypedPages.Read("guide.md"));
        Assert.Contains("</html>", await File.ReadAllTextAsync(place.PathOf("harbour/report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("harbour/restored/site/public/index.html")));
    }
}
