using System.Net.NetworkInformation;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Tells whether the network of this machine is at fault when a site does not answer.</summary>
internal sealed class ReferenceCheck(HttpProbe probe, Func<bool> isNetworkUp)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly IReadOnlyList<StatusRange> AnyAnswer = [new StatusRange(100, 599)];

    /// <summary>Whether any interface other than the loopback one is up.</summary>
    public static bool IsNetworkUp() => NetworkInterface.GetIsNetworkAvailable();

    /// <summary>Why the own network is at fault; null when it is not, or nobody can tell.</summary>
    public async Task<string?> FindFaultAsync(Uri site, UptimeSettings settings, CancellationToken cancellationToken)
    {
        if (!site.IsLoopback && !isNetworkUp()) return "this machine has no network";
        if (settings.References.Count == 0) return null;

        var probes = settings.References.Select(address => probe.RunAsync(
            new ProbeTarget(new Uri(address)) { Timeout = Limit, ExpectedStatus = AnyAnswer }, cancellationToken));
        var results = await Task.WhenAll(probes);
        return results.Any(result => result.HttpStatus is not null)
            ? null
            : $"no answer from {string.Join(", ", settings.References)} either: the network of this machine is at fault";
    }
}
