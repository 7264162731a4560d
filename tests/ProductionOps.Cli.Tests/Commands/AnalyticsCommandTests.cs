using System.Text.Json;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class AnalyticsCommandTests : IAsyncLifetime
{
    private readonly Workplace _place = new();

    public async ValueTask InitializeAsync()
    {
        await _place.InitializeAsync();
        await _place.ImportDeploymentsAsync();
    }

    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Deployments_of_a_month_are_counted_beside_the_month_before()
    {
        var rows = CsvText.Read((await _place.RunAsync("analytics", "show", "--period", "2026-03", "--time-zone", "Europe/Berlin", "-o", "csv")).Succeeded().Output);
        var average = rows.Single(static row => row["metric"] == "buildTimes.average");
        // March has 12 and 14 seconds; the third, at 31 March 22:30 UTC, is in April there. February has 10.
        Assert.Equal(("13", "10", "3", "s"), (average["value"], average["previous"], average["change"], average["unit"]));
        Assert.Equal("no data", rows.Single(static row => row["metric"] == "dora.failedDeploymentRecoveryTime.median")["note"]);
    }

    [Fact]
    public async Task Programs_get_the_whole()
    {
        var json = (await _place.RunJsonAsync("analytics", "show", "--from", "2026-03-01", "--to", "2026-04-01", "--time-zone", "UTC")).Succeeded().Record;
        Assert.Equal(3, json.GetProperty("deploymentFrequency").GetProperty("deployments").GetInt32());
        Assert.Equal(31, json.GetProperty("period").GetProperty("days").GetDouble());
        Assert.Equal(3, json.GetProperty("dora").GetProperty("changeLeadTime").GetProperty("deploymentIds").GetArrayLength());
    }

    [Theory]
    [InlineData("Analyzing deployments: 50 % deployments (2 of 2)", "analytics", "show")]
    [InlineData("Analyzing measurements: 91 % security (12 of 12)", "monitor", "report")]
    [InlineData("Gathering the report: 95 % content (22 of 22)", "report", "export")]
    public async Task How_far_a_report_is_is_told_where_details_are_wanted(string last, string noun, string verb)
    {
        var told = (await _place.RunAsync(noun, verb, "--period", "2026-03", "--verbose")).Succeeded().Error;
        Assert.Equal(last, told.TrimEnd().Split('\n')[^1].Replace("  ", " ", StringComparison.Ordinal));
        Assert.Empty((await _place.RunAsync(noun, verb, "--period", "2026-03")).Succeeded().Error);
    }

    [Fact]
    public async Task Measurements_of_an_empty_period_have_no_data()
    {
        var json = (await _place.RunJsonAsync("monitor", "report", "--period", "2025")).Succeeded().Record;
        Assert.False(json.GetProperty("uptime").TryGetProperty("current", out _));
        Assert.Equal("no data", json.GetProperty("uptime").GetProperty("note").GetString());
    }

    [Theory]
    [InlineData("analytics", "show")]
    [InlineData("monitor", "report")]
    public async Task A_table_fits_a_terminal(string noun, string verb)
    {
        _place.Variables["COLUMNS"] = "80";
        var output = (await _place.RunAsync(noun, verb, "--period", "2026-03")).Succeeded().Output;
        Assert.All(output.Split('\n'), static line => Assert.True(line.Length <= 80, line));
        Assert.Contains("METRIC", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PeriodInvalid", "--period", "letzte Woche")]
    [InlineData("PeriodInvalid", "--period", "7d", "--from", "2026-01-01")]
    [InlineData("PeriodInvalid", "--from", "2026-02-01", "--to", "2026-01-01")]
    [InlineData("TimeZoneNotFound", "--time-zone", "Europe/Atlantis")]
    public async Task What_is_no_period_is_refused(string id, params string[] arguments) =>
        (await _place.RunAsync(["analytics", "show", .. arguments])).Failed(2, id);

    [Fact]
    public async Task What_is_no_time_is_refused() =>
        Assert.Equal(2, (await _place.RunAsync("monitor", "report", "--from", "yesteryear")).ExitCode);

    [Fact]
    public async Task A_report_is_a_file_or_standard_output()
    {
        (await _place.RunAsync("report", "export", "report.html", "--period", "2026")).Succeeded();
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(_place.PathOf("report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await _place.RunAsync("report", "export", "report.html", "--no-clobber")).Failed(1, "ReportFileExists");
        (await _place.RunAsync("report", "export", "report.pdf")).Failed(2, "ReportFormatUnknown");
        var markdown = (await _place.RunAsync("report", "export", "--format", "markdown", "--period", "2026")).Succeeded().Output;
        Assert.Contains("# Harbour Light, production", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_sarif_by_its_name_or_by_its_format()
    {
        (await _place.RunAsync("report", "export", "attention.sarif", "--period", "2026")).Succeeded();
        var file = await File.ReadAllTextAsync(_place.PathOf("attention.sarif"), TestContext.Current.CancellationToken);
        Assert.Equal(file, (await _place.RunAsync("report", "export", "--format", "sarif", "--period", "2026")).Succeeded().Output);
        using var json = JsonDocument.Parse(file);
        var run = json.RootElement.GetProperty("runs")[0];
        var first = run.GetProperty("results")[0];
        Assert.Equal(first.GetProperty("ruleId").GetString(), run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[first.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_period_of_one_day_is_one_day_and_planned_maintenance_has_a_figure()
    {
        Assert.Contains(", 1 day, UTC<", (await _place.RunAsync("report", "export", "--period", "2026-03-14", "--time-zone", "UTC")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains(",uptime.maintenanceTime,0,s,", (await _place.RunAsync("monitor", "report", "--period", "2026-03", "--output", "csv")).Succeeded().Output, StringComparison.Ordinal);
    }
}
