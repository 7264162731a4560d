using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Store;

/// <summary>Disks that are full or cannot be written to.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task AFullDiskIsSaidAndChangesNothing()
    {
        using var disk = SmallDisk.Mount("512k");
        await using var test = await TestStore.CreateAsync(Path.Combine(disk.Path, "störe"));
        var added = new List<ProductionDeployment>();
        var large = TestRecords.Deployment(TestClock.Start) with { Warnings = [new string('x', 40_000)] };

        var exception = await Assert.ThrowsAsync<OperationException>(async () =>
        {
            while (added.Count < 100) added.Add(await test.Store.Deployments.AddAsync(large, TestStore.Cancellation));
        });

        Assert.Equal("StoreDiskFull", exception.Id);
        Assert.Equal(ErrorKind.DiskFull, exception.Kind);
        Assert.NotEmpty(added);
        await RecordTests.Fails("StoreDiskFull", () => test.Store.Deployments.ReplaceAsync(added[0] with { Warnings = large.Warnings }, default));

        var stored = await test.Store.Deployments.ReadAsync(RecordQuery.All, default).ToListAsync(TestStore.Cancellation);
        Assert.Equal(added.Select(record => record.DeploymentId), stored.Select(record => record.DeploymentId));
        Assert.Empty(Directory.GetFiles(test.PathOf("deployments"), ".tmp-*"));

        File.Delete(test.PathOf($"deployments/{added[0].DeploymentId}.json"));
        var next = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        Assert.True(next.Sequence > added[^1].Sequence);
    }

    [Fact]
    public async Task AReadOnlyStoreIsReadAndNotWritten()
    {
        using var disk = SmallDisk.Mount("1m");
        var test = await TestStore.CreateAsync(Path.Combine(disk.Path, "störe"));
        for (var i = 0; i < 40; i++) await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        File.Delete(test.PathOf("deployments/index.ndjson"));
        disk.MakeReadOnly();

        var reader = await test.ReopenAsync();
        Assert.Equal(40, (await RecordTests.Sequences(reader.Deployments, RecordQuery.All)).Count);
        Assert.NotNull(await reader.Deployments.FindAsync("20260131-231542-deployment", TestStore.Cancellation));
        var exception = await RecordTests.Fails("StoreReadOnly", () => reader.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), default));
        Assert.Equal(ErrorKind.PermissionDenied, exception.Kind);
    }

    [Fact]
    public async Task AFolderWithoutPermissionIsSaid()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        if (OperatingSystem.IsWindows()) return;
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Permissions do not bind root; run the tests as another user to include this one.");
        await using var test = await TestStore.CreateAsync();
        var path = test.PathOf("deployments");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await RecordTests.Fails("StoreAccessDenied", () => test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), default));

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
