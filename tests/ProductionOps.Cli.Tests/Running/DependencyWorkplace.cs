using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A workplace with a real npm project in git, a store, and a registry on loopback that has newer packages.</summary>
internal sealed class DependencyWorkplace : Workplace
{
    private readonly string _machine = Directory.CreateTempSubdirectory("prodops machine ü ").FullName;

    private IReadOnlyDictionary<string, (System.Text.Json.Nodes.JsonObject Manifest, byte[] Tarball)> _packed = null!;

    private DependencyWorkplace() => Variables["XDG_DATA_HOME"] = Path.Combine(_machine, "data");

    public NpmRegistry Registry { get; } = new();

    /// <summary>While this file is there, the build waits.</summary>
    public string Hold => Path.Combine(_machine, "hold");

    /// <summary>A site with <c>good</c>, <c>unsafe</c> and <c>bad</c>, each with a newer version; the new <c>bad</c> cannot be loaded.</summary>
    public static async Task<DependencyWorkplace> CreateAsync()
    {
        var npm = new ProcessRunner(TimeProvider.System).Find("npm");
        Assert.SkipWhen(npm is null, "Needs npm; install Node.js.");
        var place = new DependencyWorkplace();
        var packages = new NpmPackages(npm!, place._machine);
        foreach (var name in new[] { "good", "unsafe", "bad" })
        {
            packages.Add(name, "1.0.0", $"module.exports = '{name} 1.0.0'");
            packages.Add(name, "1.1.0", name == "bad" ? "throw new Error('bad cannot be loaded')" : $"module.exports = '{name} 1.1.0'");
        }

        packages.Add("good", "1.2.0", "module.exports = 'good 1.2.0'");
        place._packed = await packages.PackAsync(TestContext.Current.CancellationToken);
        place.Publish("1.0.0");
        await place.WriteSiteAsync();
        place.Publish("1.1.0");
        place.Registry.Warn("unsafe", "GHSA-aaaa-bbbb-cccc", "high", "<1.1.0", "Lets anybody in");
        return place;
    }

    public async Task<string> GitAsync(params string[] arguments)
    {
        var request = new ProcessRequest("git", ["-c", "user.name=A Keeper", "-c", "user.email=keeper@example.org", "-c", "commit.gpgsign=false", .. arguments]) { WorkingDirectory = Root };
        var result = await new ProcessRunner(TimeProvider.System).RunAsync(request, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, result.Error);
        return result.Output.TrimEnd('\n');
    }

    /// <summary>Schedules maintenance and returns its identifier.</summary>
    public async Task<string> ScheduleAsync(string type) =>
        (await RunJsonAsync("maintenance", "new", "--type", type)).Succeeded().Record.GetProperty("maintenanceId").GetString()!;

    /// <summary>The user's side of the repository: work tree, index, branches, stash and worktrees.</summary>
    public async Task<string> StateAsync() => string.Join(
        '\n',
        await GitAsync("for-each-ref"),
        await GitAsync("status", "--porcelain", "--ignored"),
        string.Join('\n', (await GitAsync("worktree", "list", "--porcelain")).Split('\n').Where(static line => line.StartsWith("worktree ", StringComparison.Ordinal))),
        string.Join('\n', Directory.EnumerateFiles(Root, "*", SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal).Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O} {File.ReadAllText(file)}")));

    /// <summary>Work trees that are left on this machine.</summary>
    public IEnumerable<string> LeftOvers()
    {
        var folder = Path.Combine(_machine, "data", "ProductionOps", "dependencies");
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).SelectMany(Directory.EnumerateDirectories) : [];
    }

    /// <summary>Publishes a version of whichever packages have it; 1.2.0, which good has, is not out yet.</summary>
    public void Publish(string version)
    {
        foreach (var (_, (manifest, tarball)) in _packed.Where(package => package.Key.EndsWith("@" + version, StringComparison.Ordinal)))
            Registry.Publish(manifest, tarball, DateTimeOffset.UtcNow.AddDays(-30));
    }

    /// <summary>Imports the configuration.</summary>
    /// <param name="updates">Settings of updates.</param>
    public Task ConfigureAsync(string updates) => ImportAsync($$"""
        environment: production
        application: { name: Site, homepage: "https://site.example.org" }
        deployment:
          healthCheckUrl: "https://site.example.org"
          build: { command: [node, build.mjs], output: dist }
          target: { type: directory, path: served }
        maintenance:
          dependencyUpdates: { {{updates}}, checks: [tests, budgets] }
        """);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Registry.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(_machine, recursive: true);
        }

        base.Dispose(disposing);
    }

    private async Task WriteSiteAsync()
    {
        Write("package.json", """
            {
              "name": "site",
              "private": true,
              "scripts": { "build": "node build.mjs" },
              "dependencies": { "bad": "^1.0.0", "good": "^1.0.0", "unsafe": "^1.0.0" }
            }
            """);
        Write("build.mjs", $$"""
            import { createRequire } from 'node:module';
            import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
            while (existsSync({{System.Text.Json.JsonSerializer.Serialize(Hold)}})) await new Promise(next => setTimeout(next, 50));
            const require = createRequire(import.meta.url);
            mkdirSync('dist', { recursive: true });
            writeFileSync('dist/index.html', ['bad', 'good', 'unsafe'].map(name => `<p>${require(name)}</p>`).join(''));
            """);
        Write(".npmrc", $"registry={Registry.Address}\ncache={Path.Combine(_machine, "npm cache")}\n");
        Write(".gitignore", "node_modules/\ndist/\nproduction/\nproduction.yaml\n");
        var lockFile = new ProcessRequest("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit"]) { WorkingDirectory = Root };
        Assert.True((await new ProcessRunner(TimeProvider.System).RunAsync(lockFile, TestContext.Current.CancellationToken)).Succeeded);
        await GitAsync("init", "--quiet", "--initial-branch=main");
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "-m", "Site");
        await InitializeAsync();
        await ConfigureAsync("autoApprove: true");
    }
}
