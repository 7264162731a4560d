using System.Runtime.CompilerServices;
using ProductionOps.Model;

namespace ProductionOps.Store.Retention;

/// <summary>Applies the retention policy of the active configuration to a store.</summary>
/// <param name="store">The store.</param>
/// <param name="reporter">Where progress is told.</param>
/// <param name="findServed">Tells which deployments the targets serve, which stay whatever the records say; null where there are no
/// targets.</param>
public sealed class RetentionService(
    IProductionStore store, IOperationReporter reporter, Func<CancellationToken, Task<IReadOnlySet<string>>>? findServed = null)
{
    /// <summary>The policy that holds: that of the active production configuration, else of staging, else the default.</summary>
    public async ValueTask<DataRetentionPolicy> GetPolicyAsync(CancellationToken cancellationToken)
    {
        foreach (var environment in new[] { DeploymentEnvironment.Production, DeploymentEnvironment.Staging })
        {
            var active = await store.Configurations.FindActiveAsync(environment, cancellationToken).ConfigureAwait(false);
            if (active?.Retention is { } policy) return policy;
        }

        return RetentionDefaults.Policy;
    }

    /// <summary>
    /// Archives and removes what the policy no longer keeps, and yields what was done with each item and why. It can be stopped
    /// anywhere; the next run does the rest.
    /// </summary>
    /// <param name="whatIf">Whether to only tell what would be done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>RetentionPeriodInvalid</c>; <c>LockHeld</c>: another optimization runs;
    /// <c>StoreDiskFull</c>, <c>StoreAccessDenied</c>, <c>StoreReadOnly</c>.</exception>
    public async IAsyncEnumerable<RetentionDecision> OptimizeAsync(
        bool whatIf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var policy = await GetPolicyAsync(cancellationToken).ConfigureAwait(false);
        var request = new OptimizationRequest { Policy = policy, WhatIf = whatIf, Reporter = reporter };
        if (findServed is not null) request = request with { ProtectedDeployments = await findServed(cancellationToken).ConfigureAwait(false) };
        await foreach (var decision in store.OptimizeAsync(request, cancellationToken).ConfigureAwait(false)) yield return decision;
    }
}
