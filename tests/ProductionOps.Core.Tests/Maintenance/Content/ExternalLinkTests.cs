using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Files;
using ProductionOps.Maintenance.Content;
using ProductionOps.Maintenance.Content.External;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Maintenance.Content;

/// <summary>External links against real servers on loopback: what is not trusted, and what asks to come back later.</summary>
public sealed class ExternalLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();
    private readonly EagerTime _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Untrusted => new()
    {
        { "self-signed", "self-signed certificate" },
        { "unknown issuer", "unable to get local issuer certificate" },
        { "expired", "certificate has expired" },
        { "not yet valid", "certificate is not yet valid" },
        { "another name", "its certificate is for another name" },
        { "old protocol", "the TLS handshake failed: " },
    };

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Untrusted))]
    public async Task A_connection_that_browsers_warn_of_is_told_with_the_reason(string what, string reason)
    {
        var now = DateTimeOffset.UtcNow;
        using var certificate = what switch
        {
            "self-signed" => CertificateAuthority.SelfSigned("localhost", "127.0.0.1"),
            "expired" => _authority.Issue(now.AddYears(-2), now.AddDays(-1), "127.0.0.1"),
            "not yet valid" => _authority.Issue(now.AddDays(1), now.AddYears(1), "127.0.0.1"),
            "another name" => _authority.Issue(now.AddDays(-1), now.AddYears(1), "museum.example"),
            _ => _authority.Good(),
        };
        var arguments = what == "old protocol" ? new[] { "-tls1_1", "-cipher", "ALL:@SECLEVEL=0" } : [];
        await using var server = await TlsServer.StartAsync(_folder, certificate, arguments: arguments);

        var answer = await AskAsync(server.Address);

        Assert.Equal(ExternalOutcome.Tls, answer.Outcome);
        Assert.Contains(reason, answer.Detail, StringComparison.Ordinal);
        Assert.Equal(what == "another name", answer.Detail.Contains("another name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_that_speaks_no_tls_is_not_trusted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var answering = AnswerPlainlyAsync(listener, stop.Token);

        var answer = await AskAsync(new Uri($"https://{listener.LocalEndpoint}/"));

        await stop.CancelAsync();
        await answering;
        Assert.Equal(ExternalOutcome.Tls, answer.Outcome);
        Assert.StartsWith("the TLS handshake failed: ", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_trusted_is_a_finding_of_the_page_that_links_to_it()
    {
        using var certificate = CertificateAuthority.SelfSigned("localhost", "127.0.0.1");
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        Directory.CreateDirectory(_folder.At("site"));
        await File.WriteAllTextAsync(_folder.At("site/index.html"), $"<title>x</title>\n<a href='{server.Address}'>x</a>", Stop);
        var validator = new ContentValidator(new PhysicalFileSystem(), new ProcessRunner(TimeProvider.System), _time, new RecordingReporter());
        var options = new SiteCheckOptions { Directory = _folder.At("site"), IncludeExternal = true, AllowPrivateAddresses = true };

        var finding = Assert.Single(await validator.ValidateAsync(options, onCompleted: null, Stop).ToListAsync(Stop));

        Assert.Equal(("external-tls", "index.html", 2), (finding.Rule, finding.Page, finding.Line));
        Assert.Contains("It cannot be trusted: its certificate: self-signed certificate", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("503 Service Unavailable")]
    public async Task A_server_that_says_when_to_come_back_is_asked_again_then(string status)
    {
        var asked = 0;
        await using var server = LoopbackServer.Answering(_ => asked++ < (status[0] == '4' ? 1 : 2) ? Answer(status, "Retry-After: 7") : LoopbackServer.Ok("x"));

        var answer = await AskAsync(server.Address);

        Assert.Equal(ExternalOutcome.Works, answer.Outcome);
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
    }

    [Theory]
    [InlineData(12, 12)]
    [InlineData(-60, 0)]
    public async Task It_may_say_so_by_a_date(int seconds, int waited)
    {
        var asked = 0;
        var date = (_time.GetUtcNow() + TimeSpan.FromSeconds(seconds)).ToString("r", CultureInfo.InvariantCulture);
        await using var server = LoopbackServer.Answering(_ => asked++ < 1 ? Answer("429 Too Many Requests", $"Retry-After: {date}") : LoopbackServer.Ok("x"));

        Assert.Equal(ExternalOutcome.Works, (await AskAsync(server.Address)).Outcome);
        Assert.Equal([TimeSpan.FromSeconds(waited)], _time.Waits.Where(static wait => wait > TimeSpan.Zero).DefaultIfEmpty(TimeSpan.Zero));
    }

    [Theory]
    [InlineData("429 Too Many Requests", "Retry-After: 3600")]
    [InlineData("429 Too Many Requests", "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT")]
    [InlineData("503 Service Unavailable", "Retry-After: 31")]
    [InlineData("429 Too Many Requests", "")]
    [InlineData("429 Too Many Requests", "Retry-After: soon")]
    [InlineData("429 Too Many Requests", "Retry-After: 99999999999999999999")]
    [InlineData("403 Forbidden", "")]
    public async Task One_that_asks_for_more_patience_than_there_is_turned_it_away_and_is_not_asked_again(string status, string header)
    {
        await using var server = LoopbackServer.Answering(_ => Answer(status, header));

        var answer = await AskAsync(server.Address);

        Assert.Equal((ExternalOutcome.Blocked, $"status {status[..3]}"), (answer.Outcome, answer.Detail));
        Assert.Empty(_time.Waits);
        Assert.Equal(status[..3] == "429" ? ["HEAD"] : ["HEAD", "GET"], server.Requests.Select(static head => head.Split(' ')[0]));
    }

    [Fact]
    public async Task One_that_is_overloaded_for_good_failed_after_three_tries()
    {
        await using var server = LoopbackServer.Answering(static _ => Answer("503 Service Unavailable", ""));

        var answer = await AskAsync(server.Address);

        Assert.Equal((ExternalOutcome.Failed, "status 503"), (answer.Outcome, answer.Detail));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _time.Waits);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task One_that_turns_every_try_away_is_no_dead_link()
    {
        await using var server = LoopbackServer.Answering(static _ => Answer("503 Service Unavailable", "Retry-After: 2"));

        Assert.Equal(ExternalOutcome.Blocked, (await AskAsync(server.Address)).Outcome);
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)], _time.Waits);
    }

    private static async Task AnswerPlainlyAsync(TcpListener listener, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop);
                await WriteAsync(client.GetStream(), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private static async Task WriteAsync(NetworkStream stream, CancellationToken stop)
    {
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer("400 Bad Request", "")), stop);
        }
        catch (IOException)
        {
            // Whoever asked has hung up.
        }
    }

    private static string Answer(string status, string header) =>
        $"HTTP/1.1 {status}\r\n{(header.Length > 0 ? header + "\r\n" : "")}Content-Length: 0\r\nConnection: close\r\n\r\n";

    private async Task<ExternalAnswer> AskAsync(Uri address)
    {
        using var client = ExternalClient.Create(allowPrivateAddresses: true);
        return await new ExternalProbe(client, new ExternalPolicy(), _time).AskAsync(address, Stop);
    }

    // Waits are over at once and remembered; the time for a try never is.
    private sealed class EagerTime : TimeProvider
    {
        private readonly Lock _lock = new();
        private readonly List<TimeSpan> _waits = [];

        public IReadOnlyList<TimeSpan> Waits
        {
            get
            {
                lock (_lock) return [.. _waits];
            }
        }

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == new ExternalPolicy().Timeout || dueTime == Timeout.InfiniteTimeSpan) return new NoTimer();
            lock (_lock) _waits.Add(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return new NoTimer();
        }
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
