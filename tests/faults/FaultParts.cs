using ProductionOps.Faults.Concurrency;
using ProductionOps.Faults.Damage;
using ProductionOps.Faults.Failures;
using ProductionOps.Faults.Kills;
using ProductionOps.Faults.PowerLoss;
using ProductionOps.Faults.Rollouts;

namespace ProductionOps.Faults;

/// <summary>All parts, in the order in which they run.</summary>
internal static class FaultParts
{
    public static IReadOnlyList<FaultPart> All { get; } =
    [
        new("failures", "each step of each operation fails, in each way", 0.15, FailurePart.RunAsync),
        new("power-loss", "each state that a disk may be in when the power goes", 0.25, PowerLossPart.RunAsync),
        new("kills", "a process is killed at each change, before, within and after it", 0.24, KillPart.RunAsync) { StartsProcesses = true },
        new("deployments", "deployments and rollbacks are killed at each change", 0.06, DeploymentPart.KillAsync),
        new("rollouts", "each change of deployments and rollbacks fails, in each way", 0.06, DeploymentPart.FailAsync),
        new("rollouts-power-loss", "the power goes after each step of deployments and rollbacks", 0.06, DeploymentPart.LosePowerAsync),
        new("flips", "bits are flipped in every file, and files cut short", 0.13, FlipPart.RunAsync),
        new("writers", "eight writers and a reader at once, with clocks that go wrong", 0.04, WriterPart.RunAsync) { StartsProcesses = true },
        new("full-disk", "a small disk is filled", 0.01, FullDiskPart.RunAsync),
    ];
}
