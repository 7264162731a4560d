using ProductionOps.Files;
using ProductionOps.Sites;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>Two sites that answer, each with a store that asks for a sample a second.</summary>
public sealed class WatchedPlaces : IAsyncLifetime
{
    private StaticSiteServer _server = null!;

    internal Workplace Harbour { get; } = new();

    internal Workplace Lighthouse { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Harbour.Write("site/index.html", "<h1>here</h1>");
        _server = StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => Harbour.PathOf("site"));
        foreach (var (place, path) in new[] { (Harbour, ""), (Lighthouse, "index.html") })
        {
            await place.InitializeAsync();
            await place.ImportAsync($$$"""
                environment: production
                application: {name: T, homepage: '{{{new Uri(_server.Address, path)}}}'}
                deployment: {target: {type: directory, path: www}}
                monitoring: {uptime: {frequency: 1}, performance: {enabled: false}, accessibility: {enabled: false}, security: {enabled: false}}
                constitutional: {zeroGitHubActions: false, performanceFirst: false, userPreservation: false, branchPreservation: false, localValidation: false}
                """);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Harbour.Dispose();
        Lighthouse.Dispose();
    }
}
