using System.Text.Json.Nodes;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

/// <summary>Packages with every kind of update and vulnerability, packed once for all tests.</summary>
public sealed class SamplePackages : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public IReadOnlyDictionary<string, (JsonObject Manifest, byte[] Tarball)> Packed { get; private set; } = new Dictionary<string, (JsonObject, byte[])>();

    public async ValueTask InitializeAsync()
    {
        if (new ProcessRunner(TimeProvider.System).Find("npm") is not { } npm) return;
        var packages = new NpmPackages(npm, _folder.Path);
        Simple(packages, "patched", "1.0.0", "1.0.1");
        Simple(packages, "grown", "1.0.0", "1.1.0", "2.0.0");
        Simple(packages, "young", "0.2.0", "0.3.0");
        Simple(packages, "@team/tool", "1.0.0", "1.0.1");
        Simple(packages, "unsafe", "1.0.0", "1.0.1", "1.0.2", "1.1.0");
        Simple(packages, "inner", "1.0.0", "1.0.1");
        packages.Add("carrier", "1.0.0", "module.exports = require('inner')", """{"dependencies":{"inner":"^1.0.0"}}""");
        packages.Add("holder", "1.0.0", "module.exports = require('inner')", """{"dependencies":{"inner":"1.0.0"}}""");
        Simple(packages, "rotten", "1.0.0");
        packages.Add("keeper", "1.0.0", "module.exports = require('rotten')", """{"dependencies":{"rotten":"^1.0.0"}}""");
        packages.Add("broken", "1.0.0", "module.exports = 'broken'");
        packages.Add("broken", "1.1.0", "throw new Error('the new broken cannot be loaded')");
        packages.Add("ui", "1.0.0", "module.exports = '1'");
        packages.Add("ui", "1.1.0", "module.exports = '2'");
        packages.Add("ui-dom", "1.0.0", "if (require('ui') !== '1') throw new Error('ui-dom 1.0 needs ui 1.0'); module.exports = 'dom'", """{"peerDependencies":{"ui":"~1.0.0"}}""");
        packages.Add("ui-dom", "1.1.0", "if (require('ui') !== '2') throw new Error('ui-dom 1.1 needs ui 1.1'); module.exports = 'dom'", """{"peerDependencies":{"ui":"~1.1.0"}}""");
        packages.Add("wrong", "1.0.0", "module.exports = 1");
        packages.Add("wrong", "1.1.0", "module.exports = 2");
        packages.Add("evil", "1.0.0", "module.exports = 1");
        packages.Add("evil", "1.0.1", "module.exports = 1", """{"scripts":{"postinstall":"node -e \"require('fs').writeFileSync('ran', '')\""}}""");
        Packed = await packages.PackAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Simple(NpmPackages packages, string name, params string[] versions)
    {
        foreach (var version in versions) packages.Add(name, version, $"module.exports = '{name} {version}'");
    }
}
