using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Model;
using ProductionOps.Monitoring.Alerts;
using ProductionOps.Monitoring.Notifications;
using ProductionOps.Monitoring.Notifications.Mail;

namespace ProductionOps.Core.Tests.Monitoring.Notifications;

/// <summary>Mail to a real server, read by another program.</summary>
public sealed class MailTests : IDisposable
{
    private const string Password = "geheimnis 🔑";
    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("starttls", "")]
    [InlineData("starttls", "PLAIN")]
    [InlineData("tls", "")]
    public async Task A_mail_arrives_over_tls_after_a_login_as_it_was_written(string mode, string without)
    {
        using var certificate = _authority.Good();
        await using var server = await MailServer.StartAsync(_folder, mode, certificate, without);
        var channel = Channel(server.Port, mode == "tls" ? MailSecurity.Tls : MailSecurity.StartTls) with { User = "monitor", PasswordSecret = "P" };
        const string Description = ".hidden\n.\nGrüße aus Køge 試 — a line that is much longer than any line of a mail may be, so that it has to be broken somewhere.";
        var message = FormatTests.Message(FormatTests.Notice(NoticeKind.Raised, title: "Größe 試\r\nBcc: all@evil.test", description: Description));
        Assert.Equal(DeliveryResult.Sent, await SendAsync(message, channel));

        var mail = await server.ReceiveAsync();
        Assert.Equal(("monitor@harbour.test", """["team@harbour.test","boss@harbour.test"]"""), ((string?)mail["from"], mail["to"]!.ToJsonString()));
        Assert.True((bool)mail["ascii"]!);
        Assert.Equal("[]", mail["defects"]!.ToJsonString());
        Assert.InRange((int)mail["longest"]!, 1, 78);
        var headers = mail["headers"]!;
        Assert.Equal("[critical] Harbour production: Größe 試  Bcc: all@evil.test", (string?)headers["Subject"]);
        Assert.Null(headers["Bcc"]);
        Assert.Equal("<20260302-021502-alert-raised@harbour.test>", (string?)headers["Message-ID"]);
        Assert.Equal("auto-generated", (string?)headers["Auto-Submitted"]);
        Assert.Equal("Mon, 02 Mar 2026 02:16:00 +0000", (string?)headers["Date"]);
        Assert.Null(headers["References"]);
        Assert.Contains("\n.hidden\n.\nGrüße aus Køge 試 — a line", ((string)mail["plain"]!).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Gr&#252;&#223;e", (string)mail["html"]!, StringComparison.Ordinal);
        if (mode == "starttls") Assert.True((bool)mail["tls"]! && (bool)mail["login"]!);
    }

    [Fact]
    public async Task What_follows_is_in_the_thread_of_the_first()
    {
        await using var server = await MailServer.StartAsync(_folder, "open");
        Assert.Equal(DeliveryResult.Sent, await SendAsync(FormatTests.Message(FormatTests.Notice(NoticeKind.Resolved)), Channel(server.Port, MailSecurity.None)));
        var headers = (await server.ReceiveAsync())["headers"]!;
        Assert.Equal("<20260302-021502-alert-resolved@harbour.test>", (string?)headers["Message-ID"]);
        Assert.Equal("<20260302-021502-alert-raised@harbour.test>", (string?)headers["In-Reply-To"]);
        Assert.Equal("<20260302-021502-alert-raised@harbour.test>", (string?)headers["References"]);
    }

    [Fact]
    public async Task Who_is_refused_keeps_it_from_nobody_else()
    {
        await using var server = await MailServer.StartAsync(_folder, "open");
        var message = FormatTests.Message(FormatTests.Notice(NoticeKind.Raised));
        var channel = Channel(server.Port, MailSecurity.None);
        Assert.Equal(DeliveryResult.Sent, await SendAsync(message, channel with { To = ["nobody@harbour.test", "team@harbour.test"] }));
        Assert.Equal("""["team@harbour.test"]""", (await server.ReceiveAsync())["to"]!.ToJsonString());
        Assert.Equal(DeliveryOutcome.Refused, (await SendAsync(message, channel with { To = ["nobody@harbour.test"] })).Outcome);
        var later = await SendAsync(message, channel with { To = ["later@harbour.test"] });
        Assert.Equal(DeliveryOutcome.Retry, later.Outcome);
        Assert.Contains("451 4.3.0 try later", later.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_not_repeated_in_the_error()
    {
        using var certificate = _authority.Good();
        await using var server = await MailServer.StartAsync(_folder, "starttls", certificate);
        var channel = Channel(server.Port, MailSecurity.StartTls) with { User = "monitor", PasswordSecret = "P" };
        var result = await SendAsync(FormatTests.Message(FormatTests.Notice(NoticeKind.Raised)), channel, "wrong-password");
        Assert.Equal(DeliveryOutcome.Refused, result.Outcome);
        Assert.Contains("535", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_server_that_is_not_trusted_or_offers_no_tls()
    {
        using var certificate = CertificateAuthority.SelfSigned("127.0.0.1");
        await using var server = await MailServer.StartAsync(_folder, "starttls", certificate);
        var message = FormatTests.Message(FormatTests.Notice(NoticeKind.Raised));
        Assert.Equal(DeliveryOutcome.Retry, (await SendAsync(message, Channel(server.Port, MailSecurity.StartTls))).Outcome);
        await using var plain = await MailServer.StartAsync(_folder, "open");
        var result = await SendAsync(message, Channel(plain.Port, MailSecurity.StartTls));
        Assert.Equal(DeliveryOutcome.Retry, result.Outcome);
        Assert.Contains("does not offer STARTTLS", result.Error, StringComparison.Ordinal);
    }

    private static NotificationChannel Channel(int port, MailSecurity security) => new()
    {
        Type = NotificationChannelType.Mail,
        Host = "127.0.0.1",
        Port = port,
        Security = security,
        From = "monitor@harbour.test",
        To = ["team@harbour.test", "boss@harbour.test"],
        Timeout = 60,
    };

    private async Task<DeliveryResult> SendAsync(NotificationMessage message, NotificationChannel channel, string password = Password)
    {
        var time = new ProductionOps.Testing.SettableTime { Now = new(2026, 3, 2, 2, 16, 0, TimeSpan.Zero) };
        var access = new ChannelAccess(channel, new Dictionary<string, string>(StringComparer.Ordinal) { ["P"] = password });
        return await new MailSender(new OutgoingTls(_authority.Roots), time).SendAsync(message, access, Stop);
    }
}
