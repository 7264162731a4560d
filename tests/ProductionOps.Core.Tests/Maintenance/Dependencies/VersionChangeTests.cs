using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Versions;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

public sealed class VersionChangeTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.4", DependencyUpdateType.Patch, false)]
    [InlineData("1.2.3", "1.3.0", DependencyUpdateType.Minor, false)]
    [InlineData("1.2.3", "2.0.0", DependencyUpdateType.Major, true)]
    [InlineData("0.2.3", "0.2.4", DependencyUpdateType.Patch, false)]
    [InlineData("0.2.3", "0.3.0", DependencyUpdateType.Minor, true)]
    [InlineData("0.0.3", "0.0.4", DependencyUpdateType.Patch, true)]
    [InlineData("0.9.0", "1.0.0", DependencyUpdateType.Major, true)]
    [InlineData("1.0.0-rc.1", "1.0.0", DependencyUpdateType.Patch, false)]
    public void A_change_is_what_its_numbers_say(string current, string target, DependencyUpdateType type, bool isBreaking) =>
        Assert.Equal(new VersionChange(type, isBreaking), VersionChange.Between(SemanticVersion.TryParse(current)!, SemanticVersion.TryParse(target)!));

    [Theory]
    [InlineData("^1.2.3", "1.4.0", "^1.4.0")]
    [InlineData("~1.2.3", "2.0.1", "~2.0.1")]
    [InlineData("1.2.3", "2.0.1", "2.0.1")]
    [InlineData("=1.2.3", "2.0.1", "=2.0.1")]
    [InlineData(">=1.2.3", "2.0.1", ">=2.0.1")]
    [InlineData("^1.2.3-rc.1", "1.4.0", "^1.4.0")]
    [InlineData("1.x", "1.4.0", "1.x")]
    [InlineData("1.x", "2.4.0", "2.x")]
    [InlineData("1", "2.4.0", "2")]
    [InlineData("^1", "2.4.0", "^2")]
    [InlineData("1.2.x", "2.4.0", "2.4.x")]
    [InlineData("~1.2", "2.4.0", "~2.4")]
    [InlineData("1.x.x", "2.4.0", "2.x.x")]
    [InlineData("*", "2.4.0", "*")]
    [InlineData("^1.0.0 || ^2.0.0", "2.4.0", "^1.0.0 || ^2.0.0")]
    [InlineData("^1.0.0 || ^2.0.0", "3.0.0", null)]
    [InlineData(">=1.0.0 <2.0.0", "3.0.0", null)]
    [InlineData("github:a/b", "3.0.0", null)]
    public void A_range_is_written_as_before(string spec, string version, string? expected) =>
        Assert.Equal(expected, VersionSpec.For(spec, SemanticVersion.TryParse(version)!));
}
