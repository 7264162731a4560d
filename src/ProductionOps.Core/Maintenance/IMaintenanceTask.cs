using ProductionOps.Model;

namespace ProductionOps.Maintenance;

/// <summary>One type of maintenance: what it would mean for users, and doing it.</summary>
public interface IMaintenanceTask
{
    /// <summary>What it does.</summary>
    MaintenanceType Type { get; }

    /// <summary>What the run would mean for the users of the site. It reads and never changes anything.</summary>
    /// <exception cref="OperationException">It cannot be told; the message says why.</exception>
    Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Does it. A run that found problems is a result, not an exception: its <c>results.success</c> is false and its errors say why.
    /// </summary>
    /// <param name="context">What to maintain.</param>
    /// <param name="progress">Told at the beginning of each step.</param>
    /// <param name="cancellationToken">Stops it; what it had changed is undone through <see cref="MaintenanceContext.Safeguard"/>.</param>
    /// <returns>The record of the context with its own section and its results.</returns>
    /// <exception cref="OperationException">It could not run at all; the message says why.</exception>
    Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken);

    /// <summary>
    /// Removes what a run left outside its safeguard when its process was killed, such as a work tree. Nothing of that run is going on any
    /// more when this is called.
    /// </summary>
    /// <exception cref="OperationException">Something is left; the message says what, and what to do.</exception>
    Task RecoverAsync(MaintenanceContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
