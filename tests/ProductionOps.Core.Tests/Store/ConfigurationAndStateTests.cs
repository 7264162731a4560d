using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Store;

public sealed class ConfigurationAndStateTests
{
    [Fact]
    public async Task EachEnvironmentHasItsActiveConfiguration()
    {
        await using var test = await TestStore.CreateAsync();
        var configurations = test.Store.Configurations;
        Assert.Null(await configurations.FindActiveAsync(DeploymentEnvironment.Production, TestStore.Cancellation));

        var first = await configurations.AddAsync(TestRecords.Configuration("1.0.0"), TestStore.Cancellation);
        var second = await configurations.AddAsync(TestRecords.Configuration("1.1.0"), TestStore.Cancellation);
        var staging = await configurations.AddAsync(TestRecords.Configuration("2.0.0", DeploymentEnvironment.Staging), TestStore.Cancellation);
        await configurations.ActivateAsync(second.ConfigurationId, TestStore.Cancellation);
        await configurations.ActivateAsync(staging.ConfigurationId, TestStore.Cancellation);

        var reopened = (await test.ReopenAsync()).Configurations;
        Assert.Equal("1.1.0", (await reopened.FindActiveAsync(DeploymentEnvironment.Production, TestStore.Cancellation))!.Version);
        Assert.Equal("2.0.0", (await reopened.FindActiveAsync(DeploymentEnvironment.Staging, TestStore.Cancellation))!.Version);
        Assert.Equal("20260131-231542-config", first.ConfigurationId);
        Assert.Equal(TestClock.Start, first.Timestamp);
        var file = test.PathOf("configuration/history/config-20260131-231542.json");
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))), second.PreviousChecksum);
        Assert.True(File.Exists(test.PathOf("configuration/current.staging.json")));

        await configurations.ActivateAsync(first.ConfigurationId, TestStore.Cancellation);
        Assert.Equal("1.0.0", (await reopened.FindActiveAsync(DeploymentEnvironment.Production, TestStore.Cancellation))!.Version);
    }

    [Fact]
    public async Task AVersionIsNeverChanged()
    {
        await using var test = await TestStore.CreateAsync();
        var version = await test.Store.Configurations.AddAsync(TestRecords.Configuration("1.0.0"), TestStore.Cancellation);

        await RecordTests.Fails("RecordFactsChanged", () => test.Store.Configurations.ReplaceAsync(version with { Version = "1.0.1" }, default));
    }

    [Fact]
    public async Task ActivatingWhatIsNotThereFails()
    {
        await using var test = await TestStore.CreateAsync();
        var exception = await Assert.ThrowsAsync<OperationException>(
            async () => await test.Store.Configurations.ActivateAsync("20200101-000000-config", TestStore.Cancellation));
        Assert.Equal("RecordNotFound", exception.Id);
    }

    [Fact]
    public async Task ADamagedActiveConfigurationIsNamed()
    {
        await using var test = await TestStore.CreateAsync();
        await File.WriteAllTextAsync(test.PathOf("configuration/current.json"), "{", TestStore.Cancellation);

        var exception = await RecordTests.Fails(
            "RecordDamaged", () => test.Store.Configurations.FindActiveAsync(DeploymentEnvironment.Production, TestStore.Cancellation));
        Assert.Contains("current.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StateIsKeptByName()
    {
        await using var test = await TestStore.CreateAsync();
        var owner = new LockOwner("a", "b", 1, "c", TestClock.Start);
        var type = ProductionJson.Default.LockOwner;

        await test.Store.State.SetAsync("deployment/journal", owner, type, TestStore.Cancellation);
        await test.Store.State.SetAsync("deployment/hold", owner with { Reason = "first" }, type, TestStore.Cancellation);
        await test.Store.State.SetAsync("deployment/hold", owner with { Reason = "last" }, type, TestStore.Cancellation);
        await test.Store.State.SetAsync("top", owner, type, TestStore.Cancellation);

        var state = (await test.ReopenAsync()).State;
        Assert.Equal("last", (await state.FindAsync("deployment/hold", type, TestStore.Cancellation))!.Reason);
        Assert.Equal(["deployment/hold", "deployment/journal"], await state.ListAsync("deployment", TestStore.Cancellation));
        Assert.Equal(["deployment/hold", "deployment/journal", "top"], await state.ListAsync(string.Empty, TestStore.Cancellation));
        await state.RemoveAsync("deployment/hold", TestStore.Cancellation);
        await state.RemoveAsync("deployment/hold", TestStore.Cancellation);
        Assert.Null(await state.FindAsync("deployment/hold", type, TestStore.Cancellation));
        Assert.Empty(await state.ListAsync("none", TestStore.Cancellation));
    }

    [Theory]
    [InlineData("../store")]
    [InlineData("a//b")]
    [InlineData("/etc")]
    [InlineData("A")]
    [InlineData("a\n")]
    [InlineData("")]
    public async Task AStateNameStaysInItsFolder(string name)
    {
        await using var test = await TestStore.CreateAsync();
        await RecordTests.Fails(
            "StateNameInvalid", () => test.Store.State.FindAsync(name, ProductionJson.Default.LockOwner, TestStore.Cancellation));
    }

    [Fact]
    public async Task DamagedStateIsNamed()
    {
        await using var test = await TestStore.CreateAsync();
        Directory.CreateDirectory(test.PathOf("state"));
        await File.WriteAllTextAsync(test.PathOf("state/journal.json"), "\0\0\0", TestStore.Cancellation);
        await RecordTests.Fails(
            "StateDamaged", () => test.Store.State.FindAsync("journal", ProductionJson.Default.LockOwner, TestStore.Cancellation));
    }
}
