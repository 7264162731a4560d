using System.Globalization;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class FeatureCommandTests : IDisposable
{
    private const string Yaml = """
        environment: production
        application:
          name: Harbour Light
          homepage: http://127.0.0.1:8080/
        deployment:
          healthCheckUrl: http://127.0.0.1:8080/
          build:
            output: public
          target:
            type: directory
            path: served
        features:
          flags:
            new-menu: true
            old-menu: false
          rolloutPercentage:
            new-menu: 25
        """;

    private readonly Workplace _place = new();

    [Fact]
    public async Task Flags_are_listed_changed_and_evaluated()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync(Yaml);
        var flags = CsvText.Read((await _place.RunAsync("feature", "list", "-o", "csv")).Succeeded().Output);
        Assert.Equal(["new-menu", "old-menu"], flags.Select(static f => f["name"]));
        Assert.Equal(("true", "25"), (flags[0]["enabled"], flags[0]["rolloutPercentage"]));

        var changed = (await _place.RunJsonAsync("feature", "set", "new-menu", "--rollout-percentage", "75.5")).Succeeded().Record;
        Assert.Equal(75.5, changed.GetProperty("rolloutPercentage").GetDouble());

        var evaluation = (await _place.RunJsonAsync("feature", "test", "new-menu", "--key", "user-17")).Succeeded().Record;
        var isOn = evaluation.GetProperty("isOn").GetBoolean();
        Assert.Equal(evaluation.GetProperty("bucket").GetDouble() < 75.5, isOn);
        var off = await _place.RunAsync("feature", "test", "old-menu", "--key", "user-17", "--exit-code");
        Assert.Equal(1, off.ExitCode);
        (await _place.RunAsync("feature", "test", "old-menu", "--key", "user-17")).Succeeded();
    }

    [Fact]
    public async Task A_flag_is_made_and_what_if_makes_none()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync(Yaml);
        var before = _place.Fingerprint();
        var preview = (await _place.RunJsonAsync("feature", "set", "search", "--enabled", "true", "--what-if")).Succeeded().Record;
        Assert.Equal(100, preview.GetProperty("rolloutPercentage").GetDouble());
        Assert.Equal(before, _place.Fingerprint());

        (await _place.RunAsync("feature", "set", "search", "--enabled", "true")).Succeeded();
        Assert.Equal(3, (await _place.RunJsonAsync("feature", "list")).Succeeded().Records.Count);
    }

    [Fact]
    public async Task Mistakes_have_their_errors()
    {
        await _place.InitializeAsync();
        (await _place.RunAsync("feature", "list")).Failed(1, "ConfigurationNotFound");
        await _place.ImportAsync(Yaml);
        var result = (await _place.RunAsync("feature", "test", "new-menue", "--key", "x")).Failed(1, "FeatureNotFound");
        Assert.Contains("new-menu", result.Error, StringComparison.Ordinal);
        (await _place.RunAsync("feature", "set", "unknown", "--rollout-percentage", "5")).Failed(1, "FeatureNotFound");
        (await _place.RunAsync("feature", "set", "new-menu", "--rollout-percentage", 101.ToString(CultureInfo.InvariantCulture)))
            .Failed(2, "ConfigurationInvalid");
    }

    public void Dispose() => _place.Dispose();
}
