using ProductionOps.Files;
using ProductionOps.Store.Files;

namespace ProductionOps.Core.Tests.Store.Retention;

public sealed class OptimizationFaultTests
{
    [Theory]
    [InlineData(true, false, 3)]
    [InlineData(true, true, 4)]
    [InlineData(false, false, 5)]
    public async Task StoppedAnywhereTheNextRunDoesTheRestAndNothingIsLost(bool stop, bool late, int stride)
    {
        await using var test = await TestStore.CreateAsync();
        await OldStore.FillAsync(test, daysOfMonitoring: 5);
        var original = test.Root;
        var expected = await ReferenceAsync(test, original);
        var kept = expected.Where(line => !line.StartsWith("read ", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var states = 0;
        for (var k = 1; ; k += stride)
        {
            var folder = Path.Combine(test.Folder, $"k{k}");
            OldStore.Copy(original, Path.Combine(folder, "production"));
            var faulty = new FaultyFileSystem(k, stop, late);
            var failed = await FailsAsync(folder, faulty, test.Clock);
            if (!faulty.HasFailed) break;
            states++;

            var store = await JsonFileStore.OpenAsync(folder, new PhysicalFileSystem(), test.Clock, TestStore.Cancellation);
            var seen = (await OldStore.ContentOf(store)).ToHashSet(StringComparer.Ordinal);
            Assert.True(kept.Where(line => !line.Contains(' ') || !line.Contains(':')).All(seen.Contains), $"A record is lost at change {k} (failed: {failed}).");
            await OldStore.OptimizeAsync(store);
            Assert.Equal(expected, await OldStore.ContentOf(store));
            Assert.Equal(Counts(Path.Combine(test.Folder, "reference")), Counts(folder));
            Directory.Delete(folder, recursive: true);
        }

        Assert.InRange(states, 20, 5000);
    }

    private static async Task<bool> FailsAsync(string folder, IFileSystem files, TimeProvider clock)
    {
        try
        {
            await OldStore.OptimizeAsync(await JsonFileStore.OpenAsync(folder, files, clock, TestStore.Cancellation));
            return false;
        }
        catch (OperationException)
        {
            return true;
        }
    }

    private static async Task<List<string>> ReferenceAsync(TestStore test, string original)
    {
        var folder = Path.Combine(test.Folder, "reference");
        OldStore.Copy(original, Path.Combine(folder, "production"));
        var store = await JsonFileStore.OpenAsync(folder, new PhysicalFileSystem(), test.Clock, TestStore.Cancellation);
        await OldStore.OptimizeAsync(store);
        return await OldStore.ContentOf(store);
    }

    // Tombstones and what days keep of their removed records count each record once, however often a run was stopped.
    private static List<string> Counts(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is "tombstones.json" or "rollup.json")
            .Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(folder, path) + " " + File.ReadAllText(path)),
    ];
}
