using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Tests;

/// <summary>What is tried of the scenarios where time is short.</summary>
internal static class ShortForm
{
    // To read a backup back costs as much as many other checks.
    private const int Costly = 8;

    public static TheoryData<string> Scenarios => [.. StoreScenarios.AllScenarios.Select(scenario => scenario.Name)];

    /// <summary>Every how many steps something goes wrong.</summary>
    public static int StrideOf(string scenario, int usual) => scenario == StoreScenarios.Backup.Name ? (usual * Costly) + 1 : usual;
}
