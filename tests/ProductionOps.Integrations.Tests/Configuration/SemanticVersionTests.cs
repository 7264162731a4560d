using ProductionOps.Configuration;

namespace ProductionOps.Integrations.Tests.Configuration;

public sealed class SemanticVersionTests
{
    [Fact]
    public void The_order_is_that_of_the_specification()
    {
        // The example of section 11 of Semantic Versioning 2.0.0, and numbers beyond 64 bits.
        string[] ascending =
        [
            "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",
            "1.0.1", "1.1.0", "1.9.0", "1.10.0", "2.0.0", "99999999999999999999.0.0",
        ];

        Assert.Equal(ascending, ascending.Reverse().Select(SemanticVersion.TryParse).Order().Select(version => version!.ToString()));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("v1.0.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0-01")]
    [InlineData("1.0.0 ")]
    [InlineData("1.0.0\n")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_version_is_none(string? text) => Assert.Null(SemanticVersion.TryParse(text));

    [Theory]
    [InlineData("1.2.3", "1.2.4")]
    [InlineData("1.2.3-rc.1", "1.2.3")]
    [InlineData("1.2.3+build", "1.2.4")]
    public void The_next_version_is_a_patch(string version, string next) =>
        Assert.Equal(next, SemanticVersion.TryParse(version)!.NextPatch().ToString());

    [Fact]
    public void Build_metadata_takes_no_part_in_the_order() =>
        Assert.Equal(0, SemanticVersion.TryParse("1.0.0+a")!.CompareTo(SemanticVersion.TryParse("1.0.0+b")));
}
