using ProductionOps.Deployment.Releases;
using ProductionOps.Deployment.Targets;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Targets;

/// <summary>A directory that releases go to, and a site to release.</summary>
public abstract class DirectoryTargetScenario : IDisposable
{
    protected DirectoryTargetScenario()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A directory target needs symbolic links.");
        Root = Site.At("web root ü");
    }

    protected static CancellationToken None => TestContext.Current.CancellationToken;

    protected string Root { get; }

    private protected SiteFixture Site { get; } = new();

    public void Dispose()
    {
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected DirectoryTarget Target(DeploymentStrategy strategy = DeploymentStrategy.Atomic, IFileSystem? files = null) =>
        new(files ?? new PhysicalFileSystem(), Root, "web", strategy);

    private protected string Served(string relativePath) => File.ReadAllText(Path.Combine(Root, "current", relativePath));

    private protected async Task<ReleaseContent> DeployAsync(DirectoryTarget target, int number, string? index = null)
    {
        if (index is not null) Site.WriteText("index.html", index);
        var content = await Site.ReleaseAsync(number);
        await target.StageAsync(content, None);
        await target.ActivateAsync(content.ReleaseId, None);
        return content;
    }

    private protected static string Name(int number) => SiteFixture.Id(number);
}
