using System.Globalization;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Core.Tests.Deployment.Targets;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>The pages of tasks, typed into a shell after the site that they are tried on. Their form in PowerShell is typed by the tests of the module.</summary>
public sealed class TaskPageTests : IDisposable
{
    private const string Site = "tasks/README.md";
    private readonly Workplace _place = new();

    public TaskPageTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The pages are for a POSIX shell.");

    [Fact]
    public async Task Scheduled_tasks()
    {
        // The init system of a container does not run; what it is told is what counts here.
        Provide("systemctl", "exit 0");
        var output = await TypedPages.TypeAsync(_place, TypedPages.Read(Site, "tasks/scheduled-tasks.md"));
        Assert.Contains("OnCalendar=*-*-* 03:00:00", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_place.PathOf("config/systemd/user")));
        Assert.Contains("\"success\"", await ReadAsync("maintenance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages()
    {
        await TypedPages.TypeAsync(_place, TypedPages.Read(Site, "tasks/pages.md"));
        Assert.Contains("from nine to five", await File.ReadAllTextAsync(_place.PathOf("published/index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"rolled-back\"", await ReadAsync("deployment"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ssh_targets()
    {
        await using var server = await SshServer.StartAsync(_place.PathOf("ssh"));
        Provide("ssh", string.Create(CultureInfo.InvariantCulture, $"""
            exec /usr/bin/ssh -o HostName=127.0.0.1 -o Port={server.Port} -o User={Environment.UserName} -o 'IdentityFile="{server.IdentityFile}"' \
                -o 'UserKnownHostsFile="{server.KnownHosts}"' -o StrictHostKeyChecking=yes "$@"
            """));
        var folder = Directory.CreateTempSubdirectory("harbour-www").FullName;
        try
        {
            var script = TypedPages.Read(Site, "tasks/ssh-targets.md").Replace("http://www.example.org", "http://127.0.0.1", StringComparison.Ordinal);
            await TypedPages.TypeAsync(_place, script.Replace("/var/www/harbour", folder, StringComparison.Ordinal));
            var page = await File.ReadAllTextAsync(Path.Combine(folder, "current/index.html"), TestContext.Current.CancellationToken);
            Assert.Contains("from nine to five", page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Approvals()
    {
        await TypedPages.TypeAsync(_place, TypedPages.Read(Site, "tasks/approvals.md"));
        var records = await ReadAsync("maintenance");
        Assert.Contains("\"kim\"", records, StringComparison.Ordinal);
        Assert.Contains("\"success\"", records, StringComparison.Ordinal);
        Assert.Contains("\"cancelled\"", records, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disaster_recovery()
    {
        await TypedPages.TypeAsync(_place, TypedPages.Read(Site, "tasks/disaster-recovery.md"));
        Assert.Equal(2, Directory.GetFiles(_place.PathOf("harbour/production/deployments"), "*-deployment.json").Length);
        Assert.True(File.Exists(_place.PathOf("harbour/.deploy/site/current/index.html")));
    }

    public void Dispose() => _place.Dispose();

    private void Provide(string program, string text)
    {
        _place.Write($"bin/{program}", $"#!/bin/sh\n{text}\n");
        TypedPages.MakeExecutable(_place.PathOf($"bin/{program}"));
    }

    /// <summary>The records of a kind as they are exported.</summary>
    private async Task<string> ReadAsync(string kind) =>
        (await _place.RunAsync("record", "export", "--kind", kind, "--store", _place.PathOf("harbour"))).Succeeded().Output;
}
