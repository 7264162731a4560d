using ProductionOps.Files;
using ProductionOps.Store.Files;

namespace ProductionOps.Core.Tests.Store;

/// <summary>A store in a temporary folder whose path has a space and Unicode in it.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private TestStore(string folder, JsonFileStore store, TestClock clock)
    {
        Folder = folder;
        Store = store;
        Clock = clock;
    }

    public string Folder { get; }

    public JsonFileStore Store { get; }

    public TestClock Clock { get; }

    public string Root => Store.Address;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestStore> CreateAsync(string? folder = null, IFileSystem? files = null)
    {
        folder ??= Path.Combine(Path.GetTempPath(), $"prodops störe 商店 {Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        var clock = new TestClock();
        var store = await JsonFileStore.InitializeAsync(folder, "example", files ?? new PhysicalFileSystem(), clock, Cancellation);
        return new TestStore(folder, store, clock);
    }

    /// <summary>The same store as another process would open it.</summary>
    public async Task<JsonFileStore> ReopenAsync(IFileSystem? files = null) =>
        await JsonFileStore.OpenAsync(Folder, files ?? new PhysicalFileSystem(), Clock, Cancellation);

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
