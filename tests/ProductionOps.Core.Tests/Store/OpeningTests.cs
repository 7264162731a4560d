using System.Diagnostics;
using ProductionOps.Files;
using ProductionOps.Store;
using ProductionOps.Store.Files;

namespace ProductionOps.Core.Tests.Store;

public sealed class OpeningTests
{
    private static readonly PhysicalFileSystem Files = new();

    [Fact]
    public async Task AMissingStoreIsNamedWithHowToMakeOne()
    {
        using var folder = new TemporaryFolder();
        var exception = await RecordTests.Fails(
            "StoreNotFound", () => JsonFileStore.OpenAsync(folder.Path, Files, TimeProvider.System, TestStore.Cancellation));
        Assert.Contains(folder.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Initialize-ProductionStore", exception.Message, StringComparison.Ordinal);
        Assert.Contains("prodops store initialize", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreIsMadeOnce()
    {
        await using var test = await TestStore.CreateAsync();
        await RecordTests.Fails("StoreExists", () => JsonFileStore.InitializeAsync(test.Folder, "x", Files, test.Clock, default));
        await RecordTests.Fails("StoreExists", () => JsonFileStore.InitializeAsync(test.Root, "x", Files, test.Clock, default));
        var information = await test.Store.GetInformationAsync(TestStore.Cancellation);
        Assert.Equal("example", information.Site);
        Assert.Equal(TestClock.Start, information.CreatedAt);
        Assert.Equal(1, information.SchemaVersion);
    }

    [Fact]
    public async Task TheStoreCountsItsRecords()
    {
        await using var test = await TestStore.CreateAsync();
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(40)), TestStore.Cancellation);
        await test.Store.Configurations.AddAsync(TestRecords.Configuration("1.0.0"), TestStore.Cancellation);

        var information = await test.Store.GetInformationAsync(TestStore.Cancellation);

        Assert.Equal(1, information.Deployments);
        Assert.Equal(2, information.MonitoringRecords);
        Assert.Equal(0, information.MaintenanceRuns);
        Assert.Equal(1, information.ConfigurationVersions);
    }

    [Theory]
    [InlineData("{", "StoreDamaged")]
    [InlineData("", "StoreDamaged")]
    [InlineData("""{"schemaVersion":2,"storeId":"x","site":"s","createdAt":"2026-01-01T00:00:00Z","metadata":{"version":"2.0"}}""", "StoreVersionUnsupported")]
    public async Task AStoreThatCannotBeUnderstoodIsNotTouched(string content, string id)
    {
        await using var test = await TestStore.CreateAsync();
        await File.WriteAllTextAsync(test.PathOf("store.json"), content, TestStore.Cancellation);

        await RecordTests.Fails(id, () => JsonFileStore.OpenAsync(test.Folder, Files, test.Clock, default));

        Assert.Equal(content, await File.ReadAllTextAsync(test.PathOf("store.json"), TestStore.Cancellation));
    }

    [Fact]
    public async Task AStoreIsFoundAsGitFindsItsOwn()
    {
        await using var test = await TestStore.CreateAsync();
        await using var named = await TestStore.CreateAsync();
        var locator = new StoreLocator(Files);
        var deep = Directory.CreateDirectory(Path.Combine(test.Folder, "src", "pages")).FullName;

        Assert.Equal(test.Root, locator.Locate(null, null, deep));
        Assert.Equal(test.Root, locator.Locate(null, string.Empty, test.PathOf("deployments")));
        Assert.Equal(named.Root, locator.Locate(null, named.Folder, deep));
        Assert.Equal(test.Root, locator.Locate(test.Root, named.Folder, "/"));
        Assert.Equal(test.Root, locator.Locate("../..", named.Folder, deep));
        Assert.Equal("StoreNotFound", Assert.Throws<OperationException>(() => locator.Locate("nowhere", null, deep)).Id);
        Assert.Contains("PRODUCTIONOPS_STORE", Assert.Throws<OperationException>(() => locator.Locate(null, "nowhere", deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAddressThatIsNoPathIsRefusedWithoutItsSecrets()
    {
        var exception = Assert.Throws<OperationException>(
            () => new StoreLocator(Files).Locate("postgres://user:secret@host/db", null, "/"));
        Assert.Equal("StoreAddressUnsupported", exception.Id);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFileIsPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits; files inherit the access list of their folder.");
        await using var test = await TestStore.CreateAsync();
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);

        foreach (var entry in new DirectoryInfo(test.Root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
                UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            Assert.True((entry.UnixFileMode & others) == UnixFileMode.None, $"{entry.FullName}: {entry.UnixFileMode}");
        }
    }

    [Fact]
    public async Task GitKeepsRecordsAndNothingElse()
    {
        await using var test = await TestStore.CreateAsync();
        for (var i = 0; i < 70; i++) await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        var configuration = await test.Store.Configurations.AddAsync(TestRecords.Configuration("1.0.0"), TestStore.Cancellation);
        await test.Store.Configurations.ActivateAsync(configuration.ConfigurationId, TestStore.Cancellation);
        await test.Store.State.SetAsync("journal", new LockOwner("a", "b", 1, "c", TestClock.Start), ProductionOps.Json.ProductionJson.Default.LockOwner, default);
        await (await test.Store.LockAsync("deployment", new LockRequest("x", TimeSpan.Zero), default)).DisposeAsync();
        Git(test.Folder, "init", "-q");

        var files = Git(test.Folder, "ls-files", "--others", "--exclude-standard").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            [
                "production/.gitignore", "production/configuration/current.json",
                "production/configuration/history/config-20260131-231542.json",
                "production/monitoring/2026/01/31/uptime-231542.json", "production/store.json",
            ],
            files.Where(file => !file.StartsWith("production/deployments/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(70, files.Count(file => file.EndsWith("-deployment.json", StringComparison.Ordinal)));
        Assert.Equal(75, files.Length);
    }

    private static string Git(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", directory, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
