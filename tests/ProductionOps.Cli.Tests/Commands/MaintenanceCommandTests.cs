using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>Maintenance from the command line, from the wish to its results.</summary>
public sealed class MaintenanceCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task It_is_scheduled_approved_and_run()
    {
        await SetUpAsync();
        var before = _place.Fingerprint();
        (await _place.RunAsync("maintenance", "new", "--type", "backup", "--what-if")).Succeeded();
        Assert.Equal(before, _place.Fingerprint());

        var waiting = (await _place.RunJsonAsync("maintenance", "new", "--type", "backup", "--requested-by", "ada", "--comment", "before the fair")).Succeeded().Record;
        Assert.Equal("requires-approval", waiting.GetProperty("status").GetString());
        var id = waiting.GetProperty("maintenanceId").GetString()!;
        (await _place.RunAsync("maintenance", "run", id)).Failed(1, "MaintenanceApprovalRequired");

        var approved = (await _place.RunJsonAsync("maintenance", "approve", id, "--by", "kim", "--comment", "go on")).Succeeded().Record;
        Assert.Equal("kim", approved.GetProperty("approval").GetProperty("approvedBy").GetString());
        (await _place.RunAsync("maintenance", "approve", id)).Failed(1, "MaintenanceAlreadyApproved");

        var run = (await _place.RunJsonAsync("maintenance", "run", id)).Succeeded().Record;
        Assert.Equal("success", run.GetProperty("status").GetString());
        Assert.True(run.GetProperty("backup").GetProperty("integrity").GetProperty("verified").GetBoolean());
        (await _place.RunAsync("maintenance", "run", id)).Failed(2, "MaintenanceFinished");

        var line = Assert.Single(CsvText.Read((await _place.RunAsync("maintenance", "list", "-o", "csv")).Succeeded().Output));
        Assert.Equal((id, "success", "backup", "true"), (line["maintenanceId"], line["status"], line["maintenanceType"], line["success"]));
        Assert.Contains("made the full backup", (await _place.RunAsync("maintenance", "show", id)).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_runs_once()
    {
        await SetUpAsync();
        var due = (await _place.RunJsonAsync("maintenance", "run", "--due", "--what-if")).Succeeded();
        Assert.Contains("maintenance.backup.frequency", due.Output, StringComparison.Ordinal);
        var waiting = Assert.Single(CsvText.Read((await _place.RunAsync("maintenance", "run", "--due", "-o", "csv")).Succeeded().Output));
        Assert.Equal("requires-approval", waiting["status"]);
        (await _place.RunAsync("maintenance", "deny", waiting["maintenanceId"], "--comment", "not today")).Succeeded();
        Assert.Empty(CsvText.Read((await _place.RunAsync("maintenance", "run", "--due", "-o", "csv")).Succeeded().Output));
    }

    [Fact]
    public async Task Content_of_a_site_that_was_not_built_is_a_warning_and_then_checked()
    {
        await SetUpAsync();

        var nothing = (await _place.RunJsonAsync("maintenance", "run", await NewAsync())).Succeeded().Record;
        Assert.Equal("success", nothing.GetProperty("status").GetString());
        Assert.Equal("SiteNotBuilt", Assert.Single(nothing.GetProperty("results").GetProperty("errors").EnumerateArray()).GetProperty("errorId").GetString());
        Assert.False(nothing.TryGetProperty("contentValidation", out _));

        _place.Write("dist/index.html", "<!doctype html><html lang=en><title>Museum</title><a href=gone.html>gone</a>");
        var id = await NewAsync();
        var checkedNow = await _place.RunJsonAsync("maintenance", "run", id);
        Assert.Equal(1, checkedNow.ExitCode);
        Assert.Equal("Content-link-broken", Assert.Single(checkedNow.Record.GetProperty("results").GetProperty("errors").EnumerateArray()).GetProperty("errorId").GetString());

        async Task<string> NewAsync() =>
            (await _place.RunJsonAsync("maintenance", "new", "--type", "content-validation")).Succeeded().Record.GetProperty("maintenanceId").GetString()!;
    }

    [Fact]
    public async Task What_was_mistyped_is_a_usage_error()
    {
        await SetUpAsync();
        Assert.Equal(2, (await _place.RunAsync("maintenance", "run")).ExitCode);
        Assert.Equal(2, (await _place.RunAsync("maintenance", "run", "20200101-000000-maintenance", "--due")).ExitCode);
        Assert.Equal(2, (await _place.RunAsync("maintenance", "new", "--type", "gardening")).ExitCode);
        (await _place.RunAsync("maintenance", "new", "--type", "backup", "--at", "2020-01-01T00:00:00Z")).Failed(2, "MaintenanceTimePast");
        (await _place.RunAsync("maintenance", "show", "20200101-000000-maintenance")).Failed(1, "MaintenanceNotFound");
        (await _place.RunAsync("maintenance", "stop", "nonsense")).Failed(2, "RecordIdInvalid");
    }

    private async Task SetUpAsync()
    {
        (await _place.RunAsync("store", "initialize", "--site", "Museum")).Succeeded();
        await File.WriteAllTextAsync(
            Path.Combine(_place.Root, "production.yaml"),
            """
            environment: production
            application: { name: Museum, homepage: "https://museum.example.org" }
            deployment: { build: { command: ["true"], output: dist }, target: { type: directory, path: ../served } }
            maintenance:
              approval: { types: [backup] }
              contentValidation: { enabled: false }
              dependencyUpdates: { enabled: false }
              backup: { sources: [] }
            """,
            TestContext.Current.CancellationToken);
        (await _place.RunAsync("configuration", "import", "production.yaml")).Succeeded();
    }
}
