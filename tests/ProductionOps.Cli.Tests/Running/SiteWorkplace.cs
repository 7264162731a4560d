using System.Diagnostics;
using ProductionOps.Files;
using ProductionOps.Sites;

namespace ProductionOps.Cli.Tests.Running;

/// <summary>A workplace with a site in git, a store, a configuration and a server of the live release.</summary>
internal sealed class SiteWorkplace : Workplace
{
    private readonly StaticSiteServer _server;

    private SiteWorkplace() =>
        _server = StaticSiteServer.Start(new PhysicalFileSystem(), TimeProvider.System, () => PathOf("served/current"));

    public Uri Address => _server.Address;

    public static async Task<SiteWorkplace> CreateAsync(string build = "", string level = "flexible")
    {
        var place = new SiteWorkplace();
        place.Git("init", "--quiet", "--initial-branch=main");
        place.Write(".gitignore", "production/\nserved/\n");
        place.Commit("version 1");
        await place.InitializeAsync();
        await place.ImportAsync(place.Configuration(build, level));
        return place;
    }

    public string Configuration(string build = "", string level = "flexible") => $"""
        environment: production
        application:
          name: Harbour Light
          homepage: {Address}
        deployment:
          healthCheckUrl: {Address}
          healthCheckTimeout: 2
          validationSteps: [budgets, secrets, constitutional]
          build:
            output: site
            {build}
          target:
            type: directory
            path: served
        features:
          flags:
            new-menu: true
            old-menu: false
          rolloutPercentage:
            new-menu: 50
        constitutional:
          enforcementLevel: {level}
        """;

    /// <summary>Commits a version of the site; its home page says the text.</summary>
    public void Commit(string text)
    {
        Write("site/index.html", $"<!doctype html><html lang=en><title>Harbour</title><h1>{text}</h1>");
        Write("site/über uns/index.html", $"<!doctype html><html lang=de><title>Harbour</title><p>{text}");
        Write("site/app.0a1b2c3d.js", "export const light=1;");
        CommitAll(text);
    }

    /// <summary>Commits a version without a home page, so that its health check cannot succeed.</summary>
    public void CommitBroken()
    {
        File.Delete(PathOf("site/index.html"));
        CommitAll("no home page");
    }

    public void CommitAll(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=A Keeper", "-c", "user.email=keeper@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", message);
    }

    /// <summary>Deploys and returns the identifier.</summary>
    public async Task<string> DeployAsync(string text)
    {
        Commit(text);
        return await DeployAsync();
    }

    public async Task<string> DeployAsync() =>
        (await RunJsonAsync("deployment", "new")).Succeeded().Record.GetProperty("deploymentId").GetString()!;

    public async Task<string> ReadLiveAsync()
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(Address, TestContext.Current.CancellationToken);
    }

    public void Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error}");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }
}
