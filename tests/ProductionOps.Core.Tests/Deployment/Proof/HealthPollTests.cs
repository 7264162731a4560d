using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Deployment.Proof;

namespace ProductionOps.Core.Tests.Deployment.Proof;

public sealed class HealthPollTests
{
    private readonly ManualTime _time = new();

    private ServedContent Served => new(FreshConnections.Create, _time);

    [Fact]
    public async Task A_site_that_answers_is_well_at_once()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Ok("all is well"));
        Assert.Null(await Served.CheckHealthAsync(new HealthCheck(server.Address, TimeSpan.FromSeconds(5), "is well"), default));
        Assert.Contains("Cache-Control: no-cache", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_comes_up_late_is_asked_again_with_growing_waits()
    {
        var answers = 0;
        await using var server = LoopbackServer.Answering(_ =>
            Interlocked.Increment(ref answers) < 4 ? LoopbackServer.Status("503 Service Unavailable") : LoopbackServer.Ok(""));
        var check = Served.CheckHealthAsync(new HealthCheck(server.Address, TimeSpan.FromSeconds(60), null), default);
        foreach (var seconds in new[] { 0.25, 0.5, 1 })
        {
            await _time.WaitForTimerAsync(TimeSpan.FromSeconds(seconds));
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.Null(await check);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_site_that_never_gets_well_is_named_with_its_last_answer()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Status("500 Internal Server Error"));
        var check = Served.CheckHealthAsync(new HealthCheck(server.Address, TimeSpan.FromSeconds(1), null), default);
        await _time.WaitForTimerAsync(TimeSpan.FromSeconds(0.25));
        _time.Advance(TimeSpan.FromSeconds(0.8));
        Assert.Equal($"'{server.Address}' was not well within 1 s and 2 attempts: it answers with status 500.", await check);
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_when_the_time_is_over()
    {
        await using var server = new LoopbackServer((_, _, token) => Task.Delay(Timeout.Infinite, token));
        var check = Served.CheckHealthAsync(new HealthCheck(server.Address, TimeSpan.FromSeconds(3), null), default);
        await _time.WaitForTimerAsync(TimeSpan.FromSeconds(3));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Contains("no complete answer within 3 s", await check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_the_text_is_not_well()
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Ok("It works!"));
        Assert.Contains("does not contain 'Shop'", await FailAtOnceAsync(server.Address, "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_within_the_host_are_followed()
    {
        await using var server = LoopbackServer.Answering(path =>
            path == "/" ? LoopbackServer.Redirect("/en/") : LoopbackServer.Ok("Welcome"));
        Assert.Null(await Served.CheckHealthAsync(new HealthCheck(server.Address, TimeSpan.FromSeconds(5), "Welcome"), default));
    }

    [Theory]
    [InlineData("/", "redirects more than 5 times")]
    [InlineData("http://localhost/", "redirects to another host, localhost")]
    [InlineData("ftp://127.0.0.1/", "redirects from http to ftp")]
    public async Task Other_redirects_are_not(string location, string reason)
    {
        await using var server = LoopbackServer.Answering(_ => LoopbackServer.Redirect(location));
        Assert.Contains(reason, await FailAtOnceAsync(server.Address, null), StringComparison.Ordinal);
        Assert.True(server.Requests.Count <= 6);
    }

    [Fact]
    public async Task An_endless_answer_is_read_only_so_far()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"), token);
            while (true) await stream.WriteAsync(new byte[64 * 1024], token);
        });
        Assert.Contains("does not contain", await FailAtOnceAsync(server.Address, "never"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_verified_is_not_well()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = new LoopbackServer(certificate);
        Assert.Contains("certificate", await FailAtOnceAsync(server.Address, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_listening_is_not_well()
    {
        var server = LoopbackServer.Answering(_ => LoopbackServer.Ok(""));
        await server.DisposeAsync();
        Assert.Contains("refused", await FailAtOnceAsync(server.Address, null), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        await using var server = new LoopbackServer((_, _, token) => Task.Delay(Timeout.Infinite, token));
        using var cancel = new CancellationTokenSource();
        var check = Served.CheckHealthAsync(new HealthCheck(server.Address, TimeSpan.FromSeconds(3), null), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
    }

    // With less time than the first wait there is one attempt and no waiting.
    private async Task<string> FailAtOnceAsync(Uri address, string? text) =>
        await Served.CheckHealthAsync(new HealthCheck(address, TimeSpan.FromSeconds(0.2), text), default) ?? "";
}
