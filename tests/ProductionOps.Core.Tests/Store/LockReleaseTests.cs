using System.Diagnostics;
using ProductionOps.Files;

namespace ProductionOps.Core.Tests.Store;

public sealed class LockReleaseTests
{
    [Fact]
    public async Task A_released_lock_is_free_at_once_while_other_threads_start_programs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not copy descriptors into new processes");
        var folder = Directory.CreateTempSubdirectory("prodops locks ");
        var files = new PhysicalFileSystem();
        using var stop = new CancellationTokenSource();
        var starting = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    using var process = Process.Start("true");
                    process.WaitForExit();
                }
            },
            TestContext.Current.CancellationToken);

        for (var number = 0; number < 20_000; number++)
        {
            using var held = files.TryLock(Path.Combine(folder.FullName, ".lock"));
            Assert.True(held is not null, $"the lock was still held after {number} releases");
        }

        await stop.CancelAsync();
        await starting;
        folder.Delete(recursive: true);
    }
}
