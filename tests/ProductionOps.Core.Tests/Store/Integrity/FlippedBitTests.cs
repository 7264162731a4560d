using ProductionOps.Core.Tests.Store.Retention;
using ProductionOps.Json;
using ProductionOps.Store;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Core.Tests.Store.Integrity;

/// <summary>What a failing disk does: a bit changes, and neither length nor time of the file tells.</summary>
public sealed class FlippedBitTests
{
    private const int FlipsPerFile = 2;

    [Fact]
    public async Task EachFlippedBitIsFoundWhateverFileItIsIn()
    {
        await using var test = await SoundStore.CreateAsync();
        await test.Store.State.SetAsync("test/document", new LockOwner("u", "h", 1, "r", OldStore.Now), ProductionJson.Default.LockOwner, TestStore.Cancellation);
        await SoundStore.FindingsAsync(test.Store);
        var random = new Random(20260131);
        var missed = new List<string>();
        var files = Directory.EnumerateFiles(test.Root, "*", SearchOption.AllDirectories).Where(IsOfStore).Order(StringComparer.Ordinal).ToList();
        foreach (var path in files)
        {
            var location = Path.GetRelativePath(test.Root, path);
            for (var i = 0; i < FlipsPerFile; i++)
            {
                // The first byte and the last have meanings of their own.
                var bit = i == 0 ? random.Next(8) : random.Next(8 * (int)new FileInfo(path).Length);
                using var flip = new FlippedBit(path, bit);
                if (location == "store.json" && !await CanOpenAsync(test)) continue;
                var findings = await test.Store.TestAsync(new IntegrityRequest { KeepOutcome = false }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
                if (!findings.Exists(finding => finding.Location.StartsWith(location, StringComparison.Ordinal))) missed.Add($"{location} bit {bit}");
            }
        }

        Assert.True(files.Count > 40, $"{files.Count} files");
        Assert.Empty(missed);
        Assert.Empty(await SoundStore.ProblemsAsync(test.Store));
    }

    private static async Task<bool> CanOpenAsync(TestStore test)
    {
        try
        {
            await using var store = await test.ReopenAsync();
            return true;
        }
        catch (OperationException exception)
        {
            // Damage that keeps the store from being opened is told there and then.
            Assert.True(exception.Id is "StoreDamaged" or "StoreVersionUnsupported", exception.Id);
            return false;
        }
    }

    private static bool IsOfStore(string path) =>
        !Path.GetFileName(path).StartsWith(".lock", StringComparison.Ordinal) && Path.GetFileName(path) != ".gitignore";
}
