using System.Net;
using System.Net.WebSockets;
using System.Text;
using ProductionOps.Browsers;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Browsers;

public sealed class BrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_browser_that_is_missing_is_told_with_how_to_get_it()
    {
        var failure = await Assert.ThrowsAsync<OperationException>(() => Chromium.Of("/nowhere/chrome").StartAsync(default));
        Assert.Equal(("BrowserNotFound", ErrorKind.Unavailable), (failure.Id, failure.Kind));
        Assert.Contains("CHROME_PATH", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_behind()
    {
        await using var browser = await Chromium.Starter().StartAsync(default);
        Assert.Contains(browser.Folder, Chromium.Leftovers());
        await browser.DisposeAsync();
        Assert.DoesNotContain(browser.Folder, Chromium.Leftovers());
    }

    [Fact]
    public async Task A_browser_that_is_killed_is_told_and_cleaned_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The process of the browser is found on Linux only.");
        var browser = await Chromium.Starter().StartAsync(default);
        await using (browser)
        {
            await using var page = await browser.OpenPageAsync(PageSetup.Desktop, default);
            await using var server = new LoopbackServer((_, _, token) => Task.Delay(Timeout.Infinite, token));
            var loading = page.LoadAsync(server.Address, default);
            var asking = page.EvaluateAsync("new Promise(() => {})", default);
            Chromium.Signal(browser, "KILL");
            foreach (var task in new[] { (Task)loading, asking })
            {
                var failure = await Assert.ThrowsAsync<OperationException>(() => task);
                Assert.Equal("BrowserCrashed", failure.Id);
                Assert.Contains("137", failure.Message, StringComparison.Ordinal);
            }

            Assert.Equal("BrowserCrashed", (await Assert.ThrowsAsync<OperationException>(() => browser.OpenPageAsync(PageSetup.Desktop, default))).Id);
        }

        Assert.DoesNotContain(browser.Folder, Chromium.Leftovers());
    }

    [Fact]
    public async Task A_browser_that_hangs_is_ended_at_the_limit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The process of the browser is found on Linux only.");
        var limits = new BrowserLimits { Command = TimeSpan.FromSeconds(2), Stop = TimeSpan.FromSeconds(1) };
        var browser = await Chromium.Starter(limits).StartAsync(default);
        await using (browser)
        {
            Chromium.Signal(browser, "STOP");
            var failure = await Assert.ThrowsAsync<OperationException>(() => browser.OpenPageAsync(PageSetup.Desktop, default));
            Assert.Equal(("BrowserTimeout", ErrorKind.Timeout), (failure.Id, failure.Kind));
        }

        Assert.DoesNotContain(browser.Folder, Chromium.Leftovers());
    }

    [Fact]
    public async Task Cancellation_ends_the_browser()
    {
        await using var server = new LoopbackServer((_, _, token) => Task.Delay(Timeout.Infinite, token));
        using var cancel = new CancellationTokenSource();
        var browser = await Chromium.Starter().StartAsync(default);
        await using (browser)
        {
            await using var page = await browser.OpenPageAsync(PageSetup.Desktop, default);
            var loading = page.LoadAsync(server.Address, cancel.Token);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loading);
        }

        Assert.DoesNotContain(browser.Folder, Chromium.Leftovers());
    }

    [Theory]
    [InlineData("echo 'Missing library libnss3.so' >&2; exit 127", "BrowserNotStarted", "Missing library")]
    [InlineData("kill -9 $$", "BrowserNotStarted", "137")]
    [InlineData("sleep 600", "BrowserNotStarted", "said nothing useful")]
    [InlineData("echo 'DevTools listening on ws://127.0.0.1:1/devtools/browser/x' >&2; sleep 600", "BrowserProtocolInvalid", "DevTools")]
    public async Task A_program_that_is_no_browser_is_told(string script, string id, string text)
    {
        var where = _folder.At("where");
        var failure = await Assert.ThrowsAsync<OperationException>(() => Chromium.Of(Program($"echo \"$TMPDIR\" > '{where}'\n{script}"), Hasty()).StartAsync(default));
        Assert.Equal(id, failure.Id);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists((await File.ReadAllTextAsync(where)).Trim()));
    }

    [Theory]
    [InlineData("{", "BrowserProtocolInvalid")]
    [InlineData("null", "BrowserProtocolInvalid")]
    [InlineData("[]", "BrowserProtocolInvalid")]
    [InlineData("{}", "BrowserProtocolInvalid")]
    [InlineData("""{"id":"one"}""", "BrowserProtocolInvalid")]
    [InlineData("""{"id":1}""", "BrowserProtocolInvalid")]
    [InlineData("""{"id":1,"result":{}}""", "BrowserProtocolInvalid")]
    [InlineData("""{"id":1,"result":{"browserContextId":null}}""", "BrowserProtocolInvalid")]
    [InlineData("""{"id":1,"error":{"message":"No such thing"}}""", "BrowserProtocolInvalid")]
    [InlineData("""{"id":77,"result":{}}""", "BrowserTimeout")]
    public async Task Garbage_on_the_socket_is_told(string said, string id)
    {
        using var listener = new HttpListener();
        var port = FreePort.Next();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var talking = TalkAsync(listener, said);
        var script = $"echo 'DevTools listening on ws://127.0.0.1:{port}/devtools/browser/x' >&2; sleep 600";
        await using (var browser = await Chromium.Of(Program(script), Hasty()).StartAsync(default))
        {
            var failure = await Assert.ThrowsAsync<OperationException>(() => browser.OpenPageAsync(PageSetup.Desktop, default));
            Assert.Equal(id, failure.Id);
        }

        await talking;
    }

    public void Dispose() => _folder.Dispose();

    private static BrowserLimits Hasty() => new()
    {
        Start = TimeSpan.FromSeconds(2),
        Command = TimeSpan.FromSeconds(2),
        Stop = TimeSpan.FromMilliseconds(100),
    };

    // A browser says what it likes once it is asked something.
    private static async Task TalkAsync(HttpListener listener, string said)
    {
        var context = await (await listener.GetContextAsync()).AcceptWebSocketAsync(null);
        using var socket = context.WebSocket;
        var buffer = new byte[64 * 1024];
        try
        {
            await socket.ReceiveAsync(buffer, default);
            await socket.SendAsync(Encoding.UTF8.GetBytes(said), WebSocketMessageType.Text, endOfMessage: true, default);
            while (socket.State == WebSocketState.Open) await socket.ReceiveAsync(buffer, default);
        }
        catch (WebSocketException)
        {
            // The other side has heard enough.
        }
    }

    private string Program(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a browser is a shell script.");
        var path = _folder.WriteText("browser", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }
}
