using System.Collections;
using System.Runtime.CompilerServices;
using ProductionOps.Json;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes names of notification channels, each with what is at its other end.</summary>
public sealed class ChannelCompleter : StoreCompleter
{
    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var configuration = await workspace.Configuration.GetActiveAsync(EnvironmentOf(boundParameters), cancellationToken);
        if (configuration.Notifications is not { } notifications) yield break;
        foreach (var (name, channel) in notifications.Channels) yield return new Candidate(name, JsonLiteral.Of(channel.Type));
    }
}
