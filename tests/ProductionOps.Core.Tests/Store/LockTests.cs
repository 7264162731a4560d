using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Store;

public sealed class LockTests
{
    private static readonly LockRequest Now = new("deploying main", TimeSpan.Zero);

    [Fact]
    public async Task WhoWaitsLearnsWhoHasTheLock()
    {
        await using var test = await TestStore.CreateAsync();
        var other = await test.ReopenAsync();
        Assert.Null(await other.FindLockOwnerAsync("deployment", TestStore.Cancellation));

        await using (await test.Store.LockAsync("deployment", Now, TestStore.Cancellation))
        {
            var exception = await RecordTests.Fails("LockHeld", () => other.LockAsync("deployment", Now, default));
            Assert.Equal(ErrorKind.Busy, exception.Kind);
            foreach (var part in (string[])[Environment.UserName, Environment.MachineName, $"{Environment.ProcessId}", "deploying main", "2026-01-31 23:15:42"])
            {
                Assert.Contains(part, exception.Message, StringComparison.Ordinal);
            }

            Assert.Equal("deploying main", (await other.FindLockOwnerAsync("deployment", TestStore.Cancellation))!.Reason);
            await using var independent = await other.LockAsync("monitoring", Now, TestStore.Cancellation);
            await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        }

        Assert.Null(await other.FindLockOwnerAsync("deployment", TestStore.Cancellation));
        await using var again = await other.LockAsync("deployment", Now, TestStore.Cancellation);
    }

    [Fact]
    public async Task AWaitEndsWhenTheLockIsFree()
    {
        await using var test = await TestStore.CreateAsync();
        var held = await test.Store.LockAsync("deployment", Now, TestStore.Cancellation);

        var waiting = test.Store.LockAsync("deployment", Now with { Wait = TimeSpan.FromMinutes(1) }, TestStore.Cancellation).AsTask();
        Assert.False(waiting.IsCompleted);
        await held.DisposeAsync();

        await (await waiting).DisposeAsync();
    }

    [Fact]
    public async Task AWaitEndsWhenItsTimeIsOver()
    {
        await using var test = await TestStore.CreateAsync();
        await using var held = await test.Store.LockAsync("deployment", Now, TestStore.Cancellation);

        await RecordTests.Fails("LockHeld", () => test.Store.LockAsync("deployment", Now with { Wait = TimeSpan.FromMilliseconds(20) }, default));
    }

    [Fact]
    public async Task AWaitCanBeCancelled()
    {
        await using var test = await TestStore.CreateAsync();
        await using var held = await test.Store.LockAsync("deployment", Now, TestStore.Cancellation);
        using var cancellation = new CancellationTokenSource();

        var waiting = test.Store.LockAsync("deployment", Now with { Wait = TimeSpan.FromMinutes(1) }, cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task LookingAtALockNeverHindersWhoTakesIt()
    {
        await using var test = await TestStore.CreateAsync();
        using var stop = new CancellationTokenSource();
        var looking = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await test.Store.FindLockOwnerAsync("deployment", TestStore.Cancellation);
        });

        for (var i = 0; i < 500; i++) await (await test.Store.LockAsync("deployment", Now, TestStore.Cancellation)).DisposeAsync();

        await stop.CancelAsync();
        await looking;
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("")]
    [InlineData("A B")]
    public async Task ALockNameStaysInItsFolder(string name)
    {
        await using var test = await TestStore.CreateAsync();
        await RecordTests.Fails("LockNameInvalid", () => test.Store.LockAsync(name, Now, default));
    }

    [Fact]
    public async Task AFileSystemThatDoesNotKeepLocksIsRefused()
    {
        await using var test = await TestStore.CreateAsync();
        var store = await test.ReopenAsync(new LocklessFileSystem());

        await RecordTests.Fails("StoreLockUnreliable", () => store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), default));
        Assert.Empty(await RecordTests.Sequences(store.Deployments, RecordQuery.All));
    }

    private sealed class LocklessFileSystem : DelegatingFileSystem
    {
        public override IDisposable TryLock(string path) => new MemoryStream();
    }
}
