using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Files;

namespace ProductionOps.Core.Tests.Store;

/// <summary>Every change that adding or replacing a record makes to the disk fails once, in four ways; the store must stay whole.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task NoFailureOfOneChangeBreaksTheStore(bool stop, bool late)
    {
        var points = 0;
        for (var failAt = 1; ; failAt++, points++)
        {
            if (!await TryFaultAsync(failAt, stop, late)) break;
        }

        // 5 operations of 5 or more changes each: fewer points would mean that nothing was tried.
        Assert.True(points > 25, $"{points}");
    }

    private static async Task<bool> TryFaultAsync(int failAt, bool stop, bool late)
    {
        await using var test = await TestStore.CreateAsync(Path.Combine(MemoryFolder(), $"störe {Guid.NewGuid():N}"));
        var deployment = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var monitoring = await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        var files = new FaultyFileSystem(failAt, stop, late);
        var faulty = await test.ReopenAsync(files);
        var acknowledged = new List<string> { deployment.DeploymentId, monitoring.MonitoringId };

        await TryAsync(async () => acknowledged.Add(
            (await faulty.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), default)).DeploymentId));
        await TryAsync(async () => acknowledged.Add(
            (await faulty.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), default)).MonitoringId));
        await TryAsync(async () => acknowledged.Add(
            (await faulty.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(1)), default)).MonitoringId));
        var replaced = await TryAsync(
            async () => await faulty.Deployments.ReplaceAsync(deployment with { Status = DeploymentStatus.Success }, default));
        await TryAsync(async () => acknowledged.Add(
            (await faulty.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), default)).DeploymentId));

        await CheckAsync(test, acknowledged);
        var after = (await (await test.ReopenAsync()).Deployments.FindAsync(deployment.DeploymentId, default))!;
        if (replaced) Assert.Equal(DeploymentStatus.Success, after.Status);
        return files.HasFailed;
    }

    // What is tried here is the order of the changes; a disk in memory makes them as well, and sooner.
    private static string MemoryFolder() => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private static async Task<bool> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (OperationException exception) when (exception.Id == "StoreDiskFull")
        {
            return false;
        }
    }

    private static async Task CheckAsync(TestStore test, List<string> acknowledged)
    {
        var store = await test.ReopenAsync();
        acknowledged.Add((await store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), default)).DeploymentId);
        acknowledged.Add((await store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), default)).MonitoringId);

        var damaged = new List<OperationException>();
        var query = new RecordQuery { OnDamaged = damaged.Add };
        var deployments = await store.Deployments.ReadAsync(query, default).ToListAsync(TestStore.Cancellation);
        var monitoring = await store.Monitoring.ReadAsync(query, default).ToListAsync(TestStore.Cancellation);
        var found = deployments.Select(record => record.DeploymentId).Concat(monitoring.Select(record => record.MonitoringId)).ToHashSet();

        Assert.Empty(damaged);
        Assert.Empty(acknowledged.Except(found));
        AssertIncreasing(deployments.Select(record => record.Sequence!.Value));
        AssertIncreasing(monitoring.Select(record => record.Sequence!.Value));
        var format = new DeploymentFormat();
        for (var i = 1; i < deployments.Count; i++)
        {
            Assert.Equal(format.ChainChecksum(deployments[i - 1], []), deployments[i].PreviousChecksum);
        }
    }

    private static void AssertIncreasing(IEnumerable<long> sequences)
    {
        var list = sequences.ToList();
        Assert.All(list.Zip(list.Skip(1)), pair => Assert.True(pair.First < pair.Second, string.Join(' ', list)));
    }
}
