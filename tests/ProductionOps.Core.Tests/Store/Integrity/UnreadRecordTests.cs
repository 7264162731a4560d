using ProductionOps.Store.Integrity;

namespace ProductionOps.Core.Tests.Store.Integrity;

public sealed class UnreadRecordTests
{
    [Fact]
    public async Task ARecordThatTheSystemDoesNotLetReadIsToldAndLeftWhereItIs()
    {
        await using var test = await TestStore.CreateAsync();
        var run = await test.Store.Maintenance.AddAsync(TestRecords.Maintenance(TestClock.Start), TestStore.Cancellation);
        var path = test.PathOf($"maintenance/{run.MaintenanceId}.json");
        var store = await test.ReopenAsync(new UnreadableFile(path));

        var actions = await store.RepairAsync(new RepairRequest(), TestStore.Cancellation).ToListAsync(TestStore.Cancellation);

        var action = Assert.Single(actions, action => action.RecordId == run.MaintenanceId);
        Assert.Equal((RepairStep.None, IntegrityProblem.RecordDamaged), (action.Step, action.Problem));
        Assert.True(File.Exists(path));
        Assert.NotNull(await (await test.ReopenAsync()).Maintenance.FindAsync(run.MaintenanceId, TestStore.Cancellation));
    }

    private sealed class UnreadableFile(string path) : DelegatingFileSystem
    {
        public override byte[] ReadAllBytes(string file) =>
            file == path ? throw new UnauthorizedAccessException("injected") : base.ReadAllBytes(file);
    }
}
