using ProductionOps.Core.Tests.Store.Retention;
using ProductionOps.Files;
using ProductionOps.Store;
using ProductionOps.Store.Files;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Core.Tests.Store.Integrity;

/// <summary>A repair that is stopped at each of its changes, and the one after it.</summary>
public sealed class RepairFaultTests
{
    private const int Step = 3;

    [Fact]
    public async Task WhereverItIsStoppedTheNextOneEndsIt()
    {
        await using var test = await SoundStore.CreateAsync();
        var damaged = await DamageAsync(test);

        // The summary of a day goes without the record that is set aside.
        var content = (await OldStore.ContentOf(test.Store)).Where(line => !line.Contains("+00:00", StringComparison.Ordinal)).ToList();
        var isDone = false;
        for (var failAt = 1; !isDone; failAt += Step)
        {
            var folder = Directory.CreateTempSubdirectory("prodops-repair-").FullName;
            OldStore.Copy(test.Root, Path.Combine(folder, "production"));
            var files = new FaultyFileSystem(failAt, stop: true, late: failAt % 2 == 0);
            isDone = await TryRepairAsync(await JsonFileStore.OpenAsync(folder, files, test.Clock, TestStore.Cancellation));

            await using var store = await JsonFileStore.OpenAsync(folder, new PhysicalFileSystem(), test.Clock, TestStore.Cancellation);
            Assert.Empty(content.Except(await OldStore.ContentOf(store)));
            await RepairTests.RepairAsync(store);

            Assert.DoesNotContain(await SoundStore.ProblemsAsync(store), finding => finding.Problem != IntegrityProblem.TooAccessible);
            Assert.DoesNotContain(await RepairTests.RepairAsync(store), action => action.Step != RepairStep.None);
            foreach (var (location, bytes) in damaged)
            {
                Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(folder, "production", "quarantine", location), TestStore.Cancellation));
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> TryRepairAsync(IProductionStore store)
    {
        try
        {
            await RepairTests.RepairAsync(store);
            return true;
        }
        catch (Exception exception) when (exception is OperationException || FileErrors.IsFileError(exception))
        {
            return false;
        }
    }

    private static async Task<List<(string Location, byte[] Bytes)>> DamageAsync(TestStore test)
    {
        var paths = new[]
        {
            Directory.EnumerateFiles(test.PathOf("monitoring"), "uptime-*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First(),
            Directory.EnumerateFiles(test.PathOf("maintenance"), "*-maintenance.json").Order(StringComparer.Ordinal).First(),
            test.PathOf("configuration/current.json"),
        };
        var damaged = new List<(string Location, byte[] Bytes)>();
        foreach (var path in paths)
        {
            var bytes = await File.ReadAllBytesAsync(path, TestStore.Cancellation);
            await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], TestStore.Cancellation);
            damaged.Add((Path.GetRelativePath(test.Root, path), bytes[..(bytes.Length / 2)]));
        }

        return damaged;
    }
}
