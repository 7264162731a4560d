using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Concurrency;

/// <summary>What a clock that goes wrong says.</summary>
internal static class FaultyClock
{
    private const int Furthest = 20;

    public static DateTimeOffset At(ClockFault fault, int step) => ScenarioClock.Start.AddYears(fault switch
    {
        ClockFault.YearsBack => -step % Furthest,
        ClockFault.YearsForward => step % Furthest,
        ClockFault.BackAndForth => step % 2 == 0 ? -step % Furthest : step % Furthest,
        _ => 0,
    });
}
