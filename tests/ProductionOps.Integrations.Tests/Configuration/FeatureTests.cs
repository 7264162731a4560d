using System.Globalization;
using ProductionOps.Configuration;
using ProductionOps.Configuration.Features;
using ProductionOps.Model;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Configuration;

public sealed class FeatureTests
{
    private static readonly IntegrationServices Services = new();
    private readonly SettableTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_buckets_are_those_that_the_guide_promises()
    {
        var rows = RepositoryRoot.Read("docs/configuration.md").ReplaceLineEndings("\n")
            .Split("| flag | key | bucket |\n|---|---|---|\n")[1].Split("\n\n")[0].Split('\n')
            .Select(row => row.Split('|').Select(cell => cell.Trim(' ', '`')).ToArray())
            .ToList();

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal(decimal.Parse(row[3], CultureInfo.InvariantCulture), RolloutBucket.Of(row[1], row[2])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12.5)]
    [InlineData(50)]
    [InlineData(99)]
    [InlineData(100)]
    public void The_share_of_keys_is_the_percentage(double percentage)
    {
        const int Keys = 40_000;
        var configuration = Configuration($"features: {{flags: {{new-checkout: true}}, rolloutPercentage: {{new-checkout: {percentage.ToString(CultureInfo.InvariantCulture)}}}}}");

        var on = Enumerable.Range(0, Keys).Count(i => FeatureService.Test(configuration, "new-checkout", $"user-{i}").IsOn);

        // Five standard deviations of a binomial distribution; the keys are fixed, so the outcome is too.
        var deviation = Math.Sqrt(Keys * (percentage / 100) * (1 - (percentage / 100)));
        Assert.InRange(on, (Keys * percentage / 100) - (5 * deviation), (Keys * percentage / 100) + (5 * deviation));
    }

    [Fact]
    public void Raising_the_percentage_turns_nothing_off()
    {
        var lower = Configuration("features: {flags: {f: true}, rolloutPercentage: {f: 20}}");
        var higher = Configuration("features: {flags: {f: true}, rolloutPercentage: {f: 20.01}}");

        Assert.DoesNotContain(
            Enumerable.Range(0, 5_000),
            i => FeatureService.Test(lower, "f", $"{i}").IsOn && !FeatureService.Test(higher, "f", $"{i}").IsOn);
    }

    [Fact]
    public void Flags_are_rolled_out_to_different_keys()
    {
        var configuration = Configuration("features: {flags: {a: true, b: true}, rolloutPercentage: {a: 50, b: 50}}");

        var both = Enumerable.Range(0, 10_000)
            .Count(i => FeatureService.Test(configuration, "a", $"{i}").IsOn && FeatureService.Test(configuration, "b", $"{i}").IsOn);

        Assert.InRange(both, 2_300, 2_700);
    }

    [Fact]
    public void A_flag_that_is_off_is_off_for_all_and_one_without_percentage_on_for_all()
    {
        var configuration = Configuration("features: {flags: {off: false, on: true}, rolloutPercentage: {off: 100}}");

        Assert.All(Enumerable.Range(0, 100), i => Assert.False(FeatureService.Test(configuration, "off", $"{i}").IsOn));
        Assert.All(Enumerable.Range(0, 100), i => Assert.True(FeatureService.Test(configuration, "on", $"{i}").IsOn));
    }

    [Fact]
    public void An_unknown_flag_is_an_error_that_names_the_nearest()
    {
        var error = Assert.Throws<OperationException>(() => FeatureService.Test(Configuration("features: {flags: {dark-mode: true}}"), "darkmode", "u"));

        Assert.Equal(("FeatureNotFound", ErrorKind.NotFound), (error.Id, error.Kind));
        Assert.Contains("Did you mean 'dark-mode'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_are_listed_by_name()
    {
        var configuration = Configuration("features: {flags: {b: true, a: false}, rolloutPercentage: {b: 25}}");

        Assert.Equal([new FeatureFlag("a", false, 100), new FeatureFlag("b", true, 25)], FeatureService.List(configuration));
    }

    [Fact]
    public async Task Setting_a_flag_makes_a_version()
    {
        await using var store = new InMemoryProductionStore(_time);
        var configurations = new ConfigurationService(store, () => Services, _time);
        var features = new FeatureService(configurations);
        await configurations.ImportAsync(new ConfigurationImport(ConfigurationTexts.Minimal, "t.yaml"), Cancellation);

        var unknown = await Assert.ThrowsAsync<OperationException>(
            () => features.SetAsync(DeploymentEnvironment.Production, "new.checkout", enabled: null, 10, Cancellation));
        var made = await features.SetAsync(DeploymentEnvironment.Production, "new.checkout", enabled: true, 10, Cancellation);
        var raised = await features.SetAsync(DeploymentEnvironment.Production, "new.checkout", enabled: null, 20, Cancellation);
        var wrong = await Assert.ThrowsAsync<OperationException>(
            () => features.SetAsync(DeploymentEnvironment.Production, "new.checkout", enabled: null, 101, Cancellation));

        Assert.Equal("FeatureNotFound", unknown.Id);
        Assert.Equal(new FeatureFlag("new.checkout", true, 10), made);
        Assert.Equal(new FeatureFlag("new.checkout", true, 20), raised);
        Assert.Equal("ConfigurationInvalid", wrong.Id);
        Assert.Equal("1.0.2", (await configurations.GetActiveAsync(DeploymentEnvironment.Production, Cancellation)).Version);
    }

    private ProductionConfiguration Configuration(string features) =>
        new ConfigurationReader(() => Services, _time).Read(ConfigurationTexts.With(features), "t.yaml").GetConfiguration();
}
