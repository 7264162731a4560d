using System.Diagnostics;
using System.Text.Json;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Processes;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>Updates of dependencies with the program, the real npm, git and node.</summary>
public sealed class DependencyCommandTests
{
    [Fact]
    public async Task Updates_are_found_tried_and_committed_and_the_one_that_breaks_the_build_is_named()
    {
        using var place = await DependencyWorkplace.CreateAsync();
        var before = await place.StateAsync();

        var run = (await place.RunJsonAsync("maintenance", "run", await place.ScheduleAsync("dependency-update"))).Succeeded().Record;

        Assert.Equal("success", run.GetProperty("status").GetString());
        var updates = run.GetProperty("dependencyUpdates");
        Assert.Equal(
            ["bad failed", "good applied", "unsafe applied"],
            updates.GetProperty("updates").EnumerateArray().Select(static update => $"{update.GetProperty("package")} {update.GetProperty("outcome")}").Order(StringComparer.Ordinal));
        var error = Assert.Single(run.GetProperty("results").GetProperty("errors").EnumerateArray());
        Assert.Contains("bad 1.0.0 to 1.1.0", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("bad cannot be loaded", error.GetProperty("context").GetProperty("lastLines").GetString(), StringComparison.Ordinal);

        var branch = updates.GetProperty("branch").GetString()!;
        var locked = JsonDocument.Parse(await place.GitAsync("show", $"{branch}:package-lock.json")).RootElement.GetProperty("packages");
        Assert.Equal(
            ["1.0.0", "1.1.0", "1.1.0"],
            new[] { "bad", "good", "unsafe" }.Select(name => locked.GetProperty($"node_modules/{name}").GetProperty("version").GetString()));
        Assert.Equal(before, (await place.StateAsync()).Replace($"{updates.GetProperty("commitHash")} commit\trefs/heads/{branch}\n", "", StringComparison.Ordinal));
        Assert.Empty(place.LeftOvers());
    }

    [Fact]
    public async Task A_run_that_was_killed_changed_nothing_and_the_next_removes_what_it_left()
    {
        using var place = await DependencyWorkplace.CreateAsync();
        var before = await place.StateAsync();
        var id = await place.ScheduleAsync("security-patch");
        await File.WriteAllTextAsync(place.Hold, "", TestContext.Current.CancellationToken);
        using (var process = Process.Start(ProdopsProgram.StartInfo(place.Root, place.Variables, ["maintenance", "run", id, "--verbose"]))!)
        {
            await ProdopsProgram.ReadUntilAsync(process.StandardError, "> node build.mjs");
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        File.Delete(place.Hold);
        var left = Assert.Single(place.LeftOvers());
        Assert.Equal(before, (await place.StateAsync()).Replace($"worktree {left}\n", "", StringComparison.Ordinal));

        var run = (await place.RunJsonAsync("maintenance", "run", await place.ScheduleAsync("security-patch"))).Succeeded().Record;

        Assert.Equal(["unsafe"], run.GetProperty("securityPatch").GetProperty("patchedPackages").EnumerateArray().Select(static name => name.GetString()));
        Assert.Empty(place.LeftOvers());
    }

    [Fact]
    public async Task Ctrl_C_stops_a_run_and_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT that one process can send to another.");
        using var place = await DependencyWorkplace.CreateAsync();
        var before = await place.StateAsync();
        var id = await place.ScheduleAsync("dependency-update");
        await File.WriteAllTextAsync(place.Hold, "", TestContext.Current.CancellationToken);
        using var process = Process.Start(ProdopsProgram.StartInfo(place.Root, place.Variables, ["maintenance", "run", id, "--verbose"]))!;
        await ProdopsProgram.ReadUntilAsync(process.StandardError, "> node build.mjs");

        await ProdopsProgram.SignalAsync("-INT", process.Id);

        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Equal(before, await place.StateAsync());
        Assert.Empty(place.LeftOvers());
    }

    [Fact]
    public async Task The_security_monitor_records_the_vulnerabilities_that_npm_names()
    {
        using var place = await DependencyWorkplace.CreateAsync();
        (await place.RunAsync("configuration", "set", "monitoring.security.sslMonitoring=false", "monitoring.security.headerChecking=false")).Succeeded();
        var told = await new ProcessRunner(TimeProvider.System).RunAsync(
            new ProcessRequest("npm", ["audit", "--json"]) { WorkingDirectory = place.Root }, TestContext.Current.CancellationToken);
        var cause = Assert.Single(Assert.Single(JsonDocument.Parse(told.Output).RootElement.GetProperty("vulnerabilities").EnumerateObject()).Value.GetProperty("via").EnumerateArray());

        var security = (await place.RunJsonAsync("monitor", "measure", "--type", "security", "--project", ".")).Succeeded().Record.GetProperty("security");

        var found = Assert.Single(security.GetProperty("vulnerabilities").EnumerateArray());
        Assert.EndsWith(found.GetProperty("id").GetString()!, cause.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            (cause.GetProperty("name").GetString(), cause.GetProperty("severity").GetString(), cause.GetProperty("title").GetString()),
            (found.GetProperty("package").GetString(), found.GetProperty("severity").GetString(), found.GetProperty("title").GetString()));
        Assert.Equal(("1.0.0", "1.1.0"), (found.GetProperty("version").GetString(), found.GetProperty("patchedVersion").GetString()));
        Assert.False(security.TryGetProperty("vulnerabilitiesUnknown", out _));
        var alert = (await place.RunJsonAsync("alert", "list", "--status", "open")).Succeeded().Record;
        Assert.Equal("unsafe: Lets anybody in", alert.GetProperty("title").GetString());

        place.Registry.AuditStatus = 500;
        var unknown = (await place.RunJsonAsync("monitor", "measure", "--type", "security", "--project", ".")).Succeeded().Record.GetProperty("security");
        Assert.Empty(unknown.GetProperty("vulnerabilities").EnumerateArray());
        Assert.Contains("npm audit failed", unknown.GetProperty("vulnerabilitiesUnknown").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_registry_the_run_fails_with_its_error()
    {
        using var place = await DependencyWorkplace.CreateAsync();
        await place.Registry.DisposeAsync();
        var before = await place.StateAsync();

        var run = await place.RunJsonAsync("maintenance", "run", await place.ScheduleAsync("dependency-update"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("failed", run.Record.GetProperty("status").GetString());
        Assert.Contains("DependencyRegistryUnavailable", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await place.StateAsync());
    }

    [Fact]
    public async Task Whoever_approves_sees_what_would_change_and_nothing_else_is_applied()
    {
        using var place = await DependencyWorkplace.CreateAsync();
        await place.ConfigureAsync("autoApprove: false, excludePackages: [bad]");
        var before = await place.StateAsync();

        var waiting = (await place.RunJsonAsync("maintenance", "new", "--type", "dependency-update")).Succeeded().Record;

        Assert.Equal("requires-approval", waiting.GetProperty("status").GetString());
        Assert.Equal(
            ["good 1.1.0 planned", "unsafe 1.1.0 planned", "bad 1.1.0 excluded"],
            waiting.GetProperty("impactAssessment").GetProperty("updates").EnumerateArray()
                .Select(static update => $"{update.GetProperty("package")} {update.GetProperty("targetVersion")} {update.GetProperty("outcome")}"));
        Assert.Equal(before, await place.StateAsync());

        var id = waiting.GetProperty("maintenanceId").GetString()!;
        foreach (var command in new[] { "show", "approve" })
        {
            var shown = (await place.RunAsync(command == "show" ? ["maintenance", "show", id] : ["maintenance", "approve", id, "--what-if"])).Succeeded();
            Assert.Matches(
                "(?m)^updates +: good 1\\.0\\.0 to 1\\.1\\.0 \\(minor\\): planned; maintenance\\.dependencyUpdates\\.autoApprove is false\\.$\\n" +
                "^ +unsafe 1\\.0\\.0 to 1\\.1\\.0 \\(minor, settles GHSA-aaaa-bbbb-cccc\\): planned; ",
                shown.Output.ReplaceLineEndings("\n"));
        }

        (await place.RunAsync("maintenance", "approve", id)).Succeeded();
        place.Publish("1.2.0");
        var run = (await place.RunJsonAsync("maintenance", "run", id)).Succeeded().Record;

        var updates = run.GetProperty("dependencyUpdates").GetProperty("updates").EnumerateArray()
            .Select(static update => $"{update.GetProperty("package")} {update.GetProperty("targetVersion")} {update.GetProperty("outcome")}");
        Assert.Equal(["bad 1.1.0 excluded", "good 1.1.0 applied", "good 1.2.0 approval-needed", "unsafe 1.1.0 applied"], updates.Order(StringComparer.Ordinal));
        Assert.Contains("\"good\": \"^1.1.0\"", await place.GitAsync("show", $"{run.GetProperty("dependencyUpdates").GetProperty("branch")}:package.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_where_nothing_is_to_be_updated_and_what_comes_later_waits()
    {
        using var place = await DependencyWorkplace.CreateAsync();
        await place.ConfigureAsync("autoApprove: false, excludePackages: ['*']");

        var free = (await place.RunJsonAsync("maintenance", "new", "--type", "dependency-update")).Succeeded().Record;
        Assert.Equal("scheduled", free.GetProperty("status").GetString());
        var run = (await place.RunJsonAsync("maintenance", "run", free.GetProperty("maintenanceId").GetString()!)).Succeeded().Record;
        Assert.Equal("success", run.GetProperty("status").GetString());
        Assert.All(run.GetProperty("dependencyUpdates").GetProperty("updates").EnumerateArray(), static update => Assert.Equal("excluded", update.GetProperty("outcome").GetString()));

        var overtaken = (await place.RunJsonAsync("maintenance", "new", "--type", "dependency-update")).Succeeded().Record.GetProperty("maintenanceId").GetString()!;
        await place.ConfigureAsync("autoApprove: false");
        var refused = await place.RunAsync("maintenance", "run", overtaken);
        Assert.Contains("MaintenanceApprovalRequired", refused.Error, StringComparison.Ordinal);
        var waiting = (await place.RunJsonAsync("maintenance", "show", overtaken)).Succeeded().Record;
        Assert.Equal("requires-approval", waiting.GetProperty("status").GetString());
        Assert.Contains("planned", waiting.GetProperty("impactAssessment").GetProperty("updates").EnumerateArray().Select(static update => update.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Without_a_registry_updates_wait_for_approval_with_a_note()
    {
        using var place = await DependencyWorkplace.CreateAsync();
        await place.ConfigureAsync("autoApprove: false");
        await place.Registry.DisposeAsync();

        var waiting = (await place.RunJsonAsync("maintenance", "new", "--type", "security-patch")).Succeeded();

        var impact = waiting.Record.GetProperty("impactAssessment");
        Assert.False(impact.TryGetProperty("updates", out _));
        Assert.Equal("none", impact.GetProperty("userImpact").GetString());
        Assert.Contains("Which updates there are is not known", impact.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("Which updates there are is not known", waiting.Error, StringComparison.Ordinal);
        var shown = await place.RunAsync("maintenance", "show", waiting.Record.GetProperty("maintenanceId").GetString()!);
        Assert.Matches("(?m)^assessmentNote +: Which updates there are is not known", shown.Output);
    }
}
