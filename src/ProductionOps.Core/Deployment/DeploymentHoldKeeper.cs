using ProductionOps.Deployment.Pipeline;
using ProductionOps.Store;

namespace ProductionOps.Deployment;

/// <summary>Keeps the one hold that may be in force.</summary>
internal sealed class DeploymentHoldKeeper(IStateCollection state, TimeProvider time)
{
    private const string Name = "deployment/hold";

    public async Task<DeploymentHold?> FindAsync(CancellationToken cancellationToken)
    {
        var hold = await state.FindAsync(Name, DeploymentJson.Default.DeploymentHold, cancellationToken);
        return hold?.Until <= time.GetUtcNow() ? null : hold;
    }

    public async Task<DeploymentHold> PlaceAsync(DeploymentHold hold, CancellationToken cancellationToken)
    {
        await ThrowIfHeldAsync(cancellationToken);
        if (hold.Until is { } end && end <= time.GetUtcNow())
        {
            throw new OperationException(
                "DeploymentHoldTimePast",
                ErrorKind.InvalidInput,
                $"{end.UtcDateTime:yyyy-MM-dd HH:mm} UTC is in the past, so nothing would be held. Name a time to come, or none for a hold until it is lifted.",
                end);
        }

        await state.SetAsync(Name, hold, DeploymentJson.Default.DeploymentHold, cancellationToken);
        return hold;
    }

    public async Task<DeploymentHold?> LiftAsync(CancellationToken cancellationToken)
    {
        var hold = await FindAsync(cancellationToken);
        await state.RemoveAsync(Name, cancellationToken);
        return hold;
    }

    public async Task ThrowIfHeldAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } hold) throw Held(hold);
    }

    public static string Describe(DeploymentHold hold)
    {
        var end = hold.Until is { } until ? $", until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "";
        return $"{hold.HeldBy} has held deployments since {hold.HeldAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC{end}: {hold.Reason}";
    }

    private static OperationException Held(DeploymentHold hold) => new(
        "DeploymentHeld",
        ErrorKind.Forbidden,
        $"{Describe(hold)}. Ask them, or lift the hold with Unlock-ProductionDeployment or 'prodops deployment unlock'.",
        hold.HeldBy);
}
