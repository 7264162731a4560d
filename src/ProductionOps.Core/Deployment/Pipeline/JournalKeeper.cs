using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Keeps the journal of the one deployment that may run.</summary>
internal sealed class JournalKeeper(IStateCollection state)
{
    private const string Name = "deployment/journal";

    public ValueTask<DeploymentJournal?> FindAsync(CancellationToken cancellationToken) =>
        state.FindAsync(Name, DeploymentJson.Default.DeploymentJournal, cancellationToken);

    // Written whatever the user cancels: it says what must be undone.
    public ValueTask WriteAsync(DeploymentJournal journal) =>
        state.SetAsync(Name, journal, DeploymentJson.Default.DeploymentJournal, CancellationToken.None);

    public ValueTask RemoveAsync() => state.RemoveAsync(Name, CancellationToken.None);
}
