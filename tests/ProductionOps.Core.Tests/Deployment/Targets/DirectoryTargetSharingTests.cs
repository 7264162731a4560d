using ProductionOps.Deployment.Targets;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Targets;

/// <summary>A directory that others change or read at the same time.</summary>
public sealed class DirectoryTargetSharingTests : DirectoryTargetScenario
{
    [Fact]
    public async Task A_target_that_somebody_else_changes_is_held()
    {
        var target = Target();
        await DeployAsync(target, 1);
        var content = await Site.ReleaseAsync(2);
        using (new PhysicalFileSystem().TryLock(Path.Combine(Root, ".lock")))
        {
            var exception = await Assert.ThrowsAsync<OperationException>(() => target.StageAsync(content, None));
            Assert.Equal("TargetHeld", exception.Id);
            Assert.Equal(ErrorKind.Busy, exception.Kind);
        }

        await target.StageAsync(content, None);
    }

    [Fact]
    public async Task Another_process_that_dies_leaves_no_lock()
    {
        var processes = new ProductionOps.Processes.ProcessRunner(TimeProvider.System);
        Assert.SkipWhen(processes.Find("flock") is null, "Needs flock, of util-linux.");
        var target = Target();
        await DeployAsync(target, 1);
        using var stop = new CancellationTokenSource();
        var held = new TaskCompletionSource();
        var other = processes.RunAsync(
            new("flock", [Path.Combine(Root, ".lock"), "sh", "-c", "echo held; exec sleep 1000"]) { OnLine = _ => held.TrySetResult() },
            stop.Token);
        await held.Task;

        Assert.Equal("TargetHeld", (await Assert.ThrowsAsync<OperationException>(() => target.ActivateAsync(Name(1), None))).Id);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
        Assert.True(SpinWait.SpinUntil(() => TryActivate(target), TimeSpan.FromSeconds(20)), "The lock outlived its process.");
    }

    [Theory]
    [InlineData(DeploymentStrategy.Atomic)]
    [InlineData(DeploymentStrategy.BlueGreen)]
    public async Task A_reader_always_finds_one_whole_release(DeploymentStrategy strategy)
    {
        var target = Target(strategy);
        await DeployAsync(target, 1, "one");
        await DeployAsync(target, 2, "two");
        using var stop = new CancellationTokenSource();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    seen.Add(Served("index.html"));
                    reading.TrySetResult();
                }
            },
            None);
        await Task.WhenAny(reading.Task, reader);

        for (var round = 0; round < 200; round++) await target.ActivateAsync(Name(1 + (round % 2)), None);
        await stop.CancelAsync();

        await reader;
        Assert.Subset(new HashSet<string>(StringComparer.Ordinal) { "one", "two" }, seen);
        Assert.NotEmpty(seen);
    }

    private static bool TryActivate(DirectoryTarget target)
    {
        try
        {
            target.ActivateAsync(Name(1), None).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationException exception) when (exception.Id == "TargetHeld")
        {
            return false;
        }
    }
}
