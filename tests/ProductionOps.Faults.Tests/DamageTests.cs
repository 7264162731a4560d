using ProductionOps.Faults.Damage;

namespace ProductionOps.Faults.Tests;

public sealed class DamageTests
{
    private const int Tried = 300;

    [Fact]
    public async Task EveryFlippedBitAndCutIsToldOrHarmlessAndTheRestIsRead()
    {
        var report = Reports.New();
        var store = await DamageableStore.CreateAsync();
        var damages = FlipPart.DamagesOf(store, new Random(1)).ToArray();
        new Random(2).Shuffle(damages);
        foreach (var damage in damages.Take(Tried)) await FlipPart.TryAsync(store, damage, report);
        Reports.MustBeClean(report, Tried);
    }

    // Where a line ends is also how a writer that was stopped is known.
    [Fact]
    public async Task EachBitOfTheEndOfALineIsTold()
    {
        var report = Reports.New();
        var store = await DamageableStore.CreateAsync();
        var (tail, end) = store.Files
            .Where(file => file.Path.EndsWith(".ndjson", StringComparison.Ordinal))
            .Select(file => (file.Path, End: store.Image.File(store.Image.Find(file.Path)!.Value).Content.IndexOf((byte)'\n'), file.Length))
            .Where(file => file.End < file.Length - 1)
            .Select(file => (file.Path, file.End))
            .First();
        foreach (var position in Enumerable.Range(end - 3, 4))
        {
            for (var bit = 0; bit < 8; bit++) await FlipPart.TryAsync(store, new DamagedFile(tail, position, bit), report);
        }

        Reports.MustBeClean(report, 32);
        Assert.DoesNotContain(report.Tried.Keys, key => key.Contains("harmless", StringComparison.Ordinal));
    }
}
