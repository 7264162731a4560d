using System.Text.Json;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class ConstitutionalMonitorTests
{
    [Fact]
    public async Task A_workflow_that_is_added_lowers_the_score_from_one_measurement_to_the_next()
    {
        using var place = await SiteWorkplace.CreateAsync();
        await place.DeployAsync("version 2");
        var before = await MeasureAsync(place);
        Assert.True(before.GetProperty("zeroGitHubActions").GetBoolean());
        Assert.DoesNotContain("workflow", before.GetProperty("violations").GetRawText(), StringComparison.OrdinalIgnoreCase);

        place.Write(".github/workflows/deploy.yml", "on: push\njobs: {deploy: {runs-on: ubuntu-latest, steps: [{run: ./deploy}]}}\n");
        place.CommitAll("deploy elsewhere");
        var after = await MeasureAsync(place);
        Assert.False(after.GetProperty("zeroGitHubActions").GetBoolean());
        Assert.Contains(after.GetProperty("violations").EnumerateArray(), static one => one.GetString()!.Contains("deploy.yml", StringComparison.Ordinal));
        Assert.True(ScoreOf(after) < ScoreOf(before), $"{ScoreOf(before)} before, {ScoreOf(after)} after");

        var stored = (await place.RunJsonAsync("monitor", "list", "--type", "constitutional")).Succeeded().Records;
        Assert.Equal(
            new[] { ScoreOf(before), ScoreOf(after) }.Order(),
            stored.Select(static record => ScoreOf(record.GetProperty("constitutional"))).Order());
    }

    [Fact]
    public async Task Without_a_project_nothing_is_recorded_and_what_to_do_is_said()
    {
        using var place = await SiteWorkplace.CreateAsync();
        (await place.RunAsync("monitor", "measure", "--type", "constitutional")).Failed(1, "ProjectNotKnown");
        Assert.Empty((await place.RunJsonAsync("monitor", "list")).Succeeded().Records);
        (await place.RunAsync("monitor", "measure", "--type", "constitutional", "--project", place.Root)).Succeeded();
    }

    private static double ScoreOf(JsonElement constitutional) => constitutional.GetProperty("complianceScore").GetDouble();

    private static async Task<JsonElement> MeasureAsync(SiteWorkplace place) =>
        (await place.RunJsonAsync("monitor", "measure", "--type", "constitutional")).Succeeded().Record.GetProperty("constitutional");
}
