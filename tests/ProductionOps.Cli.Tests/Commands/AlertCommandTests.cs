using System.Diagnostics;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>A site that nobody serves, from the alert to its end.</summary>
public sealed class AlertCommandTests : IAsyncLifetime
{
    private readonly Workplace _place = new();
    private readonly WebhookReceiver _receiver = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _place.Dispose();
    }

    [Fact]
    public async Task An_alert_is_raised_told_acknowledged_and_resolved()
    {
        await SetUpAsync();
        Assert.Equal(1, (await _place.RunAsync("monitor", "measure", "--type", "uptime")).ExitCode);
        var alert = Assert.Single(CsvText.Read((await _place.RunAsync("alert", "list", "--status", "open", "-o", "csv")).Succeeded().Output));
        Assert.Equal(("critical", "uptime", "open"), (alert["severity"], alert["type"], alert["status"]));
        var id = alert["alertId"];

        var before = _place.Fingerprint();
        (await _place.RunAsync("alert", "acknowledge", id, "--what-if")).Succeeded();
        Assert.Equal(before, _place.Fingerprint());
        var taken = (await _place.RunJsonAsync("alert", "acknowledge", id, "--by", "ada", "--comment", "on it")).Succeeded().Record;
        Assert.Equal("ada", taken.GetProperty("metadata").GetProperty("acknowledgedBy").GetString());
        Assert.Equal($"http://127.0.0.1:{_receiver.Port}/", taken.GetProperty("notificationsSent")[0].GetString());

        (await _place.RunAsync("alert", "resolve", id, "--resolution", "moved")).Succeeded();
        (await _place.RunAsync("alert", "resolve", id)).Failed(2, "AlertResolved");
        var shown = (await _place.RunAsync("alert", "show", id)).Succeeded().Output;
        Assert.Contains("moved", shown, StringComparison.Ordinal);
        Assert.Empty(CsvText.Read((await _place.RunAsync("alert", "list", "--severity", "warning", "-o", "csv")).Succeeded().Output));
        Assert.Equal(["raised uptime/down", "acknowledged uptime/down", "resolved uptime/down"], _receiver.Told);
    }

    [Fact]
    public async Task What_a_killed_process_was_telling_is_told_by_the_next_under_the_same_identifier()
    {
        await SetUpAsync();
        var unanswered = new TaskCompletionSource();
        _receiver.Unanswered = unanswered;
        using (var process = Process.Start(ProdopsProgram.StartInfo(_place.Root, environment: null, ["monitor", "measure", "--type", "uptime"]))!)
        {
            await unanswered.Task.WaitAsync(TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, (await _place.RunAsync("monitor", "measure", "--type", "uptime")).ExitCode);
        Assert.Single(CsvText.Read((await _place.RunAsync("alert", "list", "-o", "csv")).Succeeded().Output));
        Assert.Equal(["raised uptime/down", "raised uptime/down"], _receiver.Told);
        Assert.Single(_receiver.Bodies.Select(body => body["id"]!.GetValue<string>()).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_channel_is_tried()
    {
        await SetUpAsync();
        var test = (await _place.RunJsonAsync("alert", "test", "--channel", "team")).Succeeded().Record;
        Assert.True(test.GetProperty("sent").GetBoolean());
        Assert.Equal(["test test"], _receiver.Told);
        var unknown = await _place.RunAsync("alert", "test", "--channel", "nobody");
        Assert.Contains("there are team", unknown.Failed(1, "ChannelNotFound").Error, StringComparison.Ordinal);
    }

    private async Task SetUpAsync()
    {
        await _place.InitializeAsync();
        await _place.ImportAsync($$"""
            environment: production
            application: { name: Harbour Light, homepage: "http://127.0.0.1:{{FreePort.Next()}}/" }
            deployment: { target: { type: directory, path: served } }
            monitoring: { uptime: { confirmation: { required: 1, samples: 1, interval: 0.01 } } }
            notifications: { channels: { team: { type: webhook, url: "http://127.0.0.1:{{_receiver.Port}}/" } } }
            """);
    }
}
