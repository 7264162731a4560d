using System.Diagnostics;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Workflow;

/// <summary>What a run leaves, however it ends.</summary>
public sealed class MaintenanceRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProgressIsInTheStoreWhenAStepHasBegun()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var record = await site.ScheduleAsync();
        var seen = new List<(int Completed, int Total, string Step, MaintenanceStatus Status)>();
        site.Content.Work = async (context, progress, stop) =>
        {
            foreach (var step in new[] { "reading pages", "checking links", "checking images" })
            {
                await progress.BeginAsync(step, 3, stop);
                var stored = await site.GetAsync(record.MaintenanceId);
                seen.Add((stored.Progress!.CompletedSteps, stored.Progress.TotalSteps, stored.Progress.CurrentStep, stored.Status));
            }

            return context.Maintenance with { Results = new MaintenanceResults { Success = true } };
        };

        await site.RunAsync(record.MaintenanceId);

        Assert.Equal(
            [
                (0, 3, "reading pages", MaintenanceStatus.Running),
                (1, 3, "checking links", MaintenanceStatus.Running),
                (2, 3, "checking images", MaintenanceStatus.Running),
            ],
            seen);
    }

    [Theory]
    [InlineData("throw")]
    [InlineData("crash")]
    [InlineData("unsuccessful")]
    [InlineData("cancel")]
    public async Task HoweverItFailsTheFilesAreAsBefore(string way)
    {
        await using var site = await MaintainedSite.CreateAsync();
        var (before, project) = await PrepareAsync(site);
        using var cancel = new CancellationTokenSource();
        site.Content.Work = async (context, progress, stop) =>
        {
            await ChangeAsync(context, progress, stop);
            if (way == "throw") throw new OperationException("LinkCheckFailed", ErrorKind.Failed, "The links could not be read.");
            if (way == "crash") throw new InvalidCastException("A bug.");
            if (way == "cancel") await cancel.CancelAsync();
            stop.ThrowIfCancellationRequested();
            return context.Maintenance with { Results = new MaintenanceResults { Success = false, Errors = [Broken] } };
        };
        var record = await site.ScheduleAsync();

        var run = site.Service.RunAsync(record.MaintenanceId, new MaintenanceRunRequest { ProjectDirectory = project }, cancel.Token);
        if (way == "cancel") await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        else await run;

        Assert.Equal(before, Describe(project));
        var ended = await site.GetAsync(record.MaintenanceId);
        var error = Assert.Single(ended.Results!.Errors);
        Assert.Equal(way == "cancel" ? MaintenanceStatus.Cancelled : MaintenanceStatus.Failed, ended.Status);
        Assert.Equal(way switch { "throw" => "LinkCheckFailed", "crash" => "UnexpectedError", "cancel" => "MaintenanceStopped", _ => "LinksBroken" }, error.ErrorId);
        Assert.True(ended.Results.RollbackRequired);
        Assert.False(Directory.Exists(site.Folder.At("data/maintenance")) && Directory.EnumerateFiles(site.Folder.At("data/maintenance"), "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task AfterASuccessTheChangesStay()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var (before, project) = await PrepareAsync(site);
        site.Content.Work = async (context, progress, stop) =>
        {
            await ChangeAsync(context, progress, stop);
            return context.Maintenance with { Results = new MaintenanceResults { Success = true } };
        };
        var record = await site.ScheduleAsync();
        await site.Service.RunAsync(record.MaintenanceId, new MaintenanceRunRequest { ProjectDirectory = project }, Stop);
        Assert.NotEqual(before, Describe(project));
        Assert.Equal("changed", await File.ReadAllTextAsync(Path.Combine(project, "index.html"), Stop));
    }

    [Fact]
    public async Task WhatCannotBeKeptIsNotChanged()
    {
        await using var site = await MaintainedSite.CreateAsync();
        site.Content.Work = async (context, _, stop) =>
        {
            await context.Safeguard.ProtectAsync(context.ProjectDirectory, stop);
            return context.Maintenance;
        };
        var record = await site.ScheduleAsync();
        var ended = await site.RunAsync(record.MaintenanceId);
        Assert.Equal("MaintenanceSafeguardFailed", Assert.Single(ended.Results!.Errors).ErrorId);
        Assert.False(ended.Results.RollbackRequired);
    }

    [Fact]
    public async Task NoSecretReachesARecord()
    {
        await using var site = await MaintainedSite.CreateAsync();
        site.Content.Work = static (_, _, _) => throw new OperationException(
            "LinkCheckFailed", ErrorKind.Failed, "https://user:hunter2hunter2@museum.test/ answers 401.");
        var record = await site.ScheduleAsync();
        var ended = await site.RunAsync(record.MaintenanceId);
        Assert.DoesNotContain("hunter2", Assert.Single(ended.Results!.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoDoNotRunAtOnceAndTheErrorSaysWhoRuns()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var first = await site.ScheduleAsync();
        var second = await site.ScheduleAsync(MaintenanceType.Backup);
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        site.Content.Work = async (context, progress, stop) =>
        {
            begun.SetResult();
            await end.Task.WaitAsync(stop);
            return await ScriptedTask.SucceedAsync(context, progress, stop);
        };
        var running = Task.Run(() => site.RunAsync(first.MaintenanceId), Stop);
        await begun.Task;

        var error = await Assert.ThrowsAsync<OperationException>(() => site.RunAsync(second.MaintenanceId, site.NewProcess()));
        Assert.Equal("LockHeld", error.Id);
        Assert.Contains(first.MaintenanceId, error.Message, StringComparison.Ordinal);
        Assert.Equal("MaintenanceRunning", (await Assert.ThrowsAsync<OperationException>(() => site.Service.ApproveAsync(first.MaintenanceId, new MaintenanceDecision("kim"), Stop))).Id);
        Assert.Equal("LockHeld", (await Assert.ThrowsAsync<OperationException>(() => site.NewProcess().RecoverAsync(Stop))).Id);

        end.SetResult();
        Assert.Equal(MaintenanceStatus.Success, (await running).Status);
        Assert.Equal(MaintenanceStatus.Success, (await site.RunAsync(second.MaintenanceId)).Status);
    }

    [Fact]
    public async Task AnotherProcessIsStoppedAndItsFilesAreAsBefore()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var (before, project) = await PrepareAsync(site);
        var record = await site.ScheduleAsync();
        using var worker = await WorkAsync(site, record.MaintenanceId);

        var stopped = await site.Service.StopAsync(record.MaintenanceId, new MaintenanceDecision("kim", "the fair begins"), TimeSpan.FromMinutes(1), Stop);

        Assert.Equal(MaintenanceStatus.Cancelled, stopped.Status);
        Assert.Equal("kim stopped it while waiting for the end: the fair begins.", Assert.Single(stopped.Results!.Errors).Message);
        Assert.Equal(before, Describe(project));
        await worker.Process.WaitForExitAsync(Stop);
        Assert.Empty(await site.Store.State.ListAsync("maintenance", Stop));
    }

    [Fact]
    public async Task AKilledOneIsFoundByTheNextRunWithItsFilesAsBefore()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var (before, project) = await PrepareAsync(site);
        var killed = await site.ScheduleAsync();
        using (var worker = await WorkAsync(site, killed.MaintenanceId))
        {
            Assert.NotEqual(before, Describe(project));
            worker.Process.Kill();
            await worker.Process.WaitForExitAsync(Stop);
        }

        Assert.Equal(MaintenanceStatus.Running, (await site.GetAsync(killed.MaintenanceId)).Status);
        var next = await site.ScheduleAsync(MaintenanceType.Backup);

        Assert.Equal(MaintenanceStatus.Success, (await site.RunAsync(next.MaintenanceId)).Status);

        var found = await site.GetAsync(killed.MaintenanceId);
        Assert.Equal(MaintenanceStatus.Failed, found.Status);
        Assert.Equal((1, 2, "waiting for the end"), (found.Progress!.CompletedSteps, found.Progress.TotalSteps, found.Progress.CurrentStep));
        var error = Assert.Single(found.Results!.Errors);
        Assert.Equal(("MaintenanceInterrupted", true), (error.ErrorId, error.RollbackTriggered));
        Assert.True(found.Results.RollbackRequired);
        Assert.Equal(before, Describe(project));
        Assert.Equal(1, site.Content.Recoveries);
        Assert.Contains(site.Reporter.Warnings, warning => warning.Contains(killed.MaintenanceId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task StoppingAKilledOneFindsIt()
    {
        await using var site = await MaintainedSite.CreateAsync();
        var (before, project) = await PrepareAsync(site);
        var killed = await site.ScheduleAsync();
        using (var worker = await WorkAsync(site, killed.MaintenanceId))
        {
            worker.Process.Kill();
            await worker.Process.WaitForExitAsync(Stop);
        }

        var found = await site.Service.StopAsync(killed.MaintenanceId, new MaintenanceDecision("kim"), TimeSpan.FromMinutes(1), Stop);

        Assert.Equal(MaintenanceStatus.Failed, found.Status);
        Assert.Equal("MaintenanceInterrupted", found.Results!.Errors[0].ErrorId);
        Assert.Equal(before, Describe(project));
    }

    // A test that fails must leave no process behind.
    private sealed record Worker(Process Process) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited) Process.Kill();
            Process.Dispose();
        }
    }

    private static MaintenanceError Broken => new() { ErrorId = "LinksBroken", Type = MaintenanceErrorType.Content, Severity = ErrorSeverity.Error, Message = "Two links are broken." };

    private static async Task<(IReadOnlyList<string> Before, string Project)> PrepareAsync(MaintainedSite site)
    {
        // No git repository: the project is the directory that holds the store.
        var project = site.Folder.At("museum");
        await File.WriteAllTextAsync(Path.Combine(project, "index.html"), "as it was", Stop);
        File.SetLastWriteTimeUtc(Path.Combine(project, "index.html"), new DateTime(2025, 5, 1, 12, 0, 0, DateTimeKind.Utc));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(project, "index.html"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        File.CreateSymbolicLink(Path.Combine(project, "link.html"), "index.html");
        return (Describe(project), project);
    }

    private static async Task ChangeAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken stop)
    {
        await progress.BeginAsync("changing files", 1, stop);
        string At(string path) => Path.Combine(context.ProjectDirectory, path);
        foreach (var path in new[] { "index.html", "link.html", "new/deep/made.html", "index.html" }) await context.Safeguard.ProtectAsync(At(path), stop);
        await File.WriteAllTextAsync(At("index.html"), "changed", stop);
        File.Delete(At("link.html"));
        Directory.CreateDirectory(At("new/deep"));
        await File.WriteAllTextAsync(At("new/deep/made.html"), "made", stop);
    }

    private static async Task<Worker> WorkAsync(MaintainedSite site, string id)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ProductionOps.TestWorker.dll"), site.StorePath, "maintenance", id]) { RedirectStandardOutput = true };
        var worker = new Worker(Process.Start(start)!);
        Assert.Equal("changed", await worker.Process.StandardOutput.ReadLineAsync(Stop));
        return worker;
    }

    // All but the store, which changes with every run, and whose locks are held.
    private static IReadOnlyList<string> Describe(string project) =>
    [
        .. Directory.EnumerateFileSystemEntries(project, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(project, path))
            .Where(static path => !path.StartsWith("production", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path} {Describe(new FileInfo(Path.Combine(project, path)))}"),
    ];

    private static string Describe(FileInfo file)
    {
        if (file.LinkTarget is { } target) return "-> " + target;
        return file.Exists ? $"{file.LastWriteTimeUtc:O} {file.UnixFileMode} {File.ReadAllText(file.FullName)}" : "directory";
    }
}
