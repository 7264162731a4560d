using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Versions;

namespace ProductionOps.Maintenance.Dependencies.Planning;

/// <summary>Keeps together what only works together, and finds what cannot work at all, by what packages expect beside them.</summary>
/// <param name="locked">What is installed now.</param>
internal sealed class PeerGroups(LockFile locked)
{
    /// <summary>Why a version of a package cannot stand beside the packages that stay as they are; null when it can.</summary>
    /// <param name="package">Name of the package.</param>
    /// <param name="current">Version in use; who does not agree with it either is not asked.</param>
    /// <param name="target">Version to go to.</param>
    /// <param name="moving">Packages that may change too.</param>
    public string? ObstacleOf(string package, SemanticVersion current, SemanticVersion target, IReadOnlySet<string> moving)
    {
        var direct = locked.Resolve("", package)?.Path;
        foreach (var owner in locked.Entries.Where(entry => !entry.IsOwn && entry.Peers.ContainsKey(package) && !moving.Contains(entry.Name)))
        {
            if (locked.Resolve(owner.Path, package)?.Path != direct) continue;
            if (Admits(owner.Peers[package], current) && !Admits(owner.Peers[package], target))
                return $"{owner.Name} {owner.Version} works with {package} {owner.Peers[package]} only. Update or replace {owner.Name} first.";
        }

        return null;
    }

    /// <summary>The groups, and the updates that fit no group with the reasons.</summary>
    public (IReadOnlyList<UpdateGroup> Groups, IReadOnlyList<(PlannedUpdate Update, string Reason)> Blocked) Form(IEnumerable<PlannedUpdate> updates)
    {
        var left = updates.ToDictionary(update => update.Package, StringComparer.Ordinal);
        var blocked = new List<(PlannedUpdate, string)>();

        // Who is left out may have been what another one needs.
        while (left.Values.Select(update => (Update: update, Reason: ReasonAgainst(update, left))).FirstOrDefault(pair => pair.Reason is not null) is { Reason: { } reason } found)
        {
            left.Remove(found.Update.Package);
            blocked.Add((found.Update, reason));
        }

        return ([.. Join(left).OrderBy(group => group.Risk).ThenBy(group => group.Updates[0].Package, StringComparer.Ordinal)], blocked);
    }

    private string? ReasonAgainst(PlannedUpdate update, Dictionary<string, PlannedUpdate> updates)
    {
        foreach (var (peer, range) in update.Peers)
        {
            if (After(peer, updates) is not { } version || Admits(range, version)) continue;
            if (PeersNow(update.Package).TryGetValue(peer, out var now) && Now(peer) is { } current && !Admits(now, current)) continue;
            return $"{update.Package} {update.Target} needs {peer} {range}, and {peer} is {version}. Update {peer} too.";
        }

        return ObstacleOf(update.Package, update.Current, update.Target, updates.Keys.ToHashSet(StringComparer.Ordinal));
    }

    private IEnumerable<UpdateGroup> Join(Dictionary<string, PlannedUpdate> updates)
    {
        var groupOf = updates.Keys.ToDictionary(name => name, name => name, StringComparer.Ordinal);
        foreach (var (first, second) in updates.Values.SelectMany(update => PeersOf(update, updates).Select(peer => (update, peer))))
        {
            if (CanPart(first, second)) continue;
            var (from, to) = (groupOf[second.Package], groupOf[first.Package]);
            foreach (var name in groupOf.Where(pair => pair.Value == from).Select(pair => pair.Key).ToList()) groupOf[name] = to;
        }

        return groupOf.GroupBy(pair => pair.Value, pair => updates[pair.Key], StringComparer.Ordinal)
            .Select(group => new UpdateGroup([.. group.OrderBy(update => update.Package, StringComparer.Ordinal)]));
    }

    private IEnumerable<PlannedUpdate> PeersOf(PlannedUpdate update, Dictionary<string, PlannedUpdate> updates) =>
        update.Peers.Keys.Union(PeersNow(update.Package).Keys, StringComparer.Ordinal).Where(updates.ContainsKey).Select(peer => updates[peer]);

    // Each may move while the other stays, as far as the one that has expectations says.
    private bool CanPart(PlannedUpdate owner, PlannedUpdate peer)
    {
        var newOwnerTakesOldPeer = !owner.Peers.TryGetValue(peer.Package, out var after) || Admits(after, peer.Current);
        var oldOwnerTakesNewPeer = !PeersNow(owner.Package).TryGetValue(peer.Package, out var now) || Admits(now, peer.Target);
        return newOwnerTakesOldPeer && oldOwnerTakesNewPeer;
    }

    private IReadOnlyDictionary<string, string> PeersNow(string package) =>
        locked.Resolve("", package)?.Peers ?? new Dictionary<string, string>(StringComparer.Ordinal);

    private SemanticVersion? Now(string package) => SemanticVersion.TryParse(locked.Resolve("", package)?.Version);

    private SemanticVersion? After(string package, Dictionary<string, PlannedUpdate> updates) =>
        updates.TryGetValue(package, out var update) ? update.Target : Now(package);

    // What is no range, such as a tag, is npm's to judge.
    private static bool Admits(string range, SemanticVersion version) => VersionRange.TryParse(range)?.Contains(version) != false;
}
