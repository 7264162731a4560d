using System.Text;
using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Planning;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

public sealed class PeerGroupTests
{
    private const string Lock = """
        {"lockfileVersion":3,"packages":{
          "":{"name":"site","dependencies":{"ui":"^18.0.0","ui-dom":"^18.0.0","kit":"^1.0.0","plugin":"^1.0.0","old":"^1.0.0"}},
          "node_modules/ui":{"version":"18.2.0"},
          "node_modules/ui-dom":{"version":"18.2.0","peerDependencies":{"ui":"^18.2.0"}},
          "node_modules/kit":{"version":"1.0.0"},
          "node_modules/plugin":{"version":"1.0.0","peerDependencies":{"kit":">=1.0.0","extra":"^1.0.0"},"peerDependenciesMeta":{"extra":{"optional":true}}},
          "node_modules/old":{"version":"1.0.0","peerDependencies":{"kit":"^1.0.0"}}}}
        """;

    private readonly PeerGroups _groups = new(LockFile.Parse(Encoding.UTF8.GetBytes(Lock), "package-lock.json"));

    [Fact]
    public void Packages_that_cannot_move_alone_move_together()
    {
        var (groups, blocked) = _groups.Form([Update("ui", "18.2.0", "19.0.0"), Update("ui-dom", "18.2.0", "19.0.0", ("ui", "^19.0.0"))]);

        Assert.Equal("ui 18.2.0 to 19.0.0 and ui-dom 18.2.0 to 19.0.0", Assert.Single(groups).ToString());
        Assert.Empty(blocked);
    }

    [Fact]
    public void Packages_whose_ranges_let_them_move_alone_do()
    {
        var (groups, _) = _groups.Form([Update("kit", "1.0.0", "1.1.0"), Update("plugin", "1.0.0", "1.1.0", ("kit", ">=1.0.0"))]);

        Assert.Equal(2, groups.Count);
    }

    [Fact]
    public void Who_needs_a_peer_that_stays_behind_is_blocked_with_the_reason()
    {
        var (groups, blocked) = _groups.Form([Update("ui-dom", "18.2.0", "19.0.0", ("ui", "^19.0.0"))]);

        Assert.Empty(groups);
        Assert.Equal("ui-dom 19.0.0 needs ui ^19.0.0, and ui is 18.2.0. Update ui too.", Assert.Single(blocked).Reason);
    }

    [Fact]
    public void Who_would_leave_a_peer_behind_is_blocked_too_also_when_that_one_was_blocked_first()
    {
        var (groups, blocked) = _groups.Form(
            [Update("ui", "18.2.0", "19.0.0"), Update("ui-dom", "18.2.0", "19.0.0", ("ui", "^19.0.0"), ("kit", "^2.0.0"))]);

        Assert.Empty(groups);
        Assert.Equal(["ui-dom", "ui"], blocked.Select(pair => pair.Update.Package));
        Assert.Equal("ui-dom 18.2.0 works with ui ^18.2.0 only. Update or replace ui-dom first.", blocked[1].Reason);
    }

    [Fact]
    public void The_least_risky_comes_first()
    {
        var (groups, _) = _groups.Form([Update("old", "1.0.0", "2.0.0"), Update("plugin", "1.0.0", "1.1.0"), Update("kit", "1.0.0", "1.0.1")]);

        Assert.Equal(["kit", "plugin", "old"], groups.Select(group => group.Updates[0].Package));
    }

    private static PlannedUpdate Update(string package, string current, string target, params (string Name, string Range)[] peers) =>
        new(package, SemanticVersion.TryParse(current)!, SemanticVersion.TryParse(target)!) { Peers = peers.ToDictionary(peer => peer.Name, peer => peer.Range) };
}
