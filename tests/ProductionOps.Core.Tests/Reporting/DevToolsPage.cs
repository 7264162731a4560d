using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ProductionOps.Browsers;
using ProductionOps.Browsers.Protocol;
using ProductionOps.Core.Tests.Store;

namespace ProductionOps.Core.Tests.Reporting;

/// <summary>A page of a browser that everything the developer tools would show is taken down of, on a screen of any size.</summary>
internal sealed class DevToolsPage : IAsyncDisposable
{
    private readonly CdpConnection _connection;
    private readonly string _session;
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DevToolsPage(CdpConnection connection, string session) => (_connection, _session) = (connection, session);

    /// <summary>Messages of the console, of the browser's log, exceptions and requests that failed.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>Opens it in a running browser, over a connection of its own.</summary>
    public static async Task<DevToolsPage> OpenAsync(Browser browser, int width, bool dark)
    {
        // The browser writes down where it listens: the port, and the path of the socket.
        var lines = await File.ReadAllLinesAsync(Path.Combine(browser.Folder, "profile", "DevToolsActivePort"), TestStore.Cancellation);
        var connection = await CdpConnection.OpenAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), TimeProvider.System, new BrowserLimits().Command, TestStore.Cancellation);
        var context = await connection.Root.SendAsync(new TargetProtocol.CreateContext(DisposeOnDetach: true), TestStore.Cancellation);
        var target = await connection.Root.SendAsync(new TargetProtocol.Create("about:blank", context.BrowserContextId, 800, 600), TestStore.Cancellation);
        var attached = await connection.Root.SendAsync(new TargetProtocol.Attach(target.TargetId), TestStore.Cancellation);
        var page = new DevToolsPage(connection, attached.SessionId);
        await page.PrepareAsync(connection.Attach(attached.SessionId), width, dark);
        return page;
    }

    /// <summary>Loads an address to its load event, and waits until it has painted twice.</summary>
    public async Task LoadAsync(Uri address)
    {
        var begun = await SendAsync("Page.navigate", new { url = address.AbsoluteUri });
        Assert.False(begun.TryGetProperty("errorText", out var error), error.ToString());
        await _loaded.Task.WaitAsync(TestStore.Cancellation);
        await EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))");
    }

    /// <summary>The value of an expression in the page's own world; undefined where it has none.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
        Assert.False(answer.TryGetProperty("exceptionDetails", out var thrown), thrown.ToString());
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Sends any command.</summary>
    public Task<JsonElement> SendAsync(string method, object? parameters = null) => _connection.SendAsync(
        method, _session, JsonSerializer.SerializeToUtf8Bytes(parameters ?? new { }), _connection.CommandLimit, TestStore.Cancellation);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task PrepareAsync(CdpSession session, int width, bool dark)
    {
        session.On<JsonElement>("Log.entryAdded", sent => Complain(sent.GetProperty("entry"), "source", "level", "text", "url"));
        session.On<JsonElement>("Runtime.consoleAPICalled", sent => Complain(sent, "type", "args"));
        session.On<JsonElement>("Runtime.exceptionThrown", sent => Complain(sent.GetProperty("exceptionDetails"), "text", "exception", "lineNumber"));
        session.On<JsonElement>("Network.loadingFailed", sent => Complain(sent, "type", "errorText", "blockedReason"));
        session.On<JsonElement>("Audits.issueAdded", sent => Complain(sent.GetProperty("issue"), "code", "details"));
        session.On<JsonElement>("Network.responseReceived", sent =>
        {
            if (sent.GetProperty("response").GetProperty("status").GetInt32() >= 400) Complain(sent.GetProperty("response"), "status", "url");
        });
        session.On<JsonElement>("Page.loadEventFired", _ => _loaded.TrySetResult());
        foreach (var domain in new[] { "Page", "Log", "Runtime", "Network", "Audits" }) await SendAsync(domain + ".enable");
        await SendAsync("Emulation.setDeviceMetricsOverride", new { width, height = 844, deviceScaleFactor = 1, mobile = width < 600 });
        await EmulateMediaAsync("", dark);
    }

    /// <summary>Lets the page believe that it is on a medium, and its reader prefers a colour scheme.</summary>
    public Task EmulateMediaAsync(string media, bool dark) =>
        SendAsync("Emulation.setEmulatedMedia", new { media, features = new[] { new { name = "prefers-color-scheme", value = dark ? "dark" : "light" } } });

    private void Complain(JsonElement of, params string[] names) => Complaints.Enqueue(string.Join(
        " ", names.Where(name => of.TryGetProperty(name, out _)).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}={of.GetProperty(name)}"))));
}
