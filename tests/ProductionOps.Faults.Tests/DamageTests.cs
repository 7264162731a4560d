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
}
