using System.Collections;
using System.Runtime.CompilerServices;
using ProductionOps.Configuration.Features;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes names of feature flags.</summary>
public sealed class FeatureNameCompleter : StoreCompleter
{
    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var configuration = await workspace.Configuration.GetActiveAsync(EnvironmentOf(boundParameters), cancellationToken);
        foreach (var flag in FeatureService.List(configuration))
        {
            yield return new Candidate(flag.Name, flag.Enabled ? $"on for {flag.RolloutPercentage} %" : "off");
        }
    }
}
