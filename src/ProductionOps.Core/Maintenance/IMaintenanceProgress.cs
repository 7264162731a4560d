namespace ProductionOps.Maintenance;

/// <summary>Where a maintenance task tells how far it has come.</summary>
public interface IMaintenanceProgress
{
    /// <summary>
    /// Begins a step, which ends the one before it. When this returns, the record in the store says so, and whoever watches was told.
    /// </summary>
    /// <param name="step">What is done now, such as <c>checking links</c>.</param>
    /// <param name="totalSteps">Steps of the run in all, as far as they are known now.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run is to end, also when another process asked for it.</exception>
    Task BeginAsync(string step, int totalSteps, CancellationToken cancellationToken);
}
