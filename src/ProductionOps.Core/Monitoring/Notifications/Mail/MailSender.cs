using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Notifications.Mail;

/// <summary>Hands mail to a server by SMTP (RFC 5321), over TLS from the start or after STARTTLS (RFC 3207), with a login where there is one (RFC 4954).</summary>
internal sealed class MailSender(OutgoingTls tls, TimeProvider time) : INotificationSender
{
    /// <inheritdoc/>
    public async Task<DeliveryResult> SendAsync(NotificationMessage message, ChannelAccess access, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(access.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await DeliverAsync(message, access, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryResult.Retry(string.Create(CultureInfo.InvariantCulture, $"The mail server did not take it within {access.Timeout.TotalSeconds:0.###} s."));
        }
        catch (SmtpException exception)
        {
            return exception.IsFinal ? DeliveryResult.Refused(exception.Message) : DeliveryResult.Retry(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return DeliveryResult.Retry($"{access.Channel.Host}: {(exception.InnerException ?? exception).Message.TrimEnd('.')}.");
        }
    }

    private async Task<DeliveryResult> DeliverAsync(NotificationMessage message, ChannelAccess access, CancellationToken cancellationToken)
    {
        var channel = access.Channel;
        var security = channel.Security ?? MailSecurity.StartTls;
        var port = channel.Port ?? security switch { MailSecurity.Tls => 465, MailSecurity.None => 25, _ => 587 };
        await using var connection = await SmtpConnection.ConnectAsync(channel.Host!, port, cancellationToken);
        if (security == MailSecurity.Tls) await connection.SecureAsync(tls.Options(channel.Host), cancellationToken);
        Check("greeting", await connection.ReadAsync(cancellationToken));
        var abilities = await GreetAsync(connection, cancellationToken);
        if (security == MailSecurity.StartTls) abilities = await StartTlsAsync(connection, channel.Host!, abilities, cancellationToken);
        if (channel.User is not null) await LogInAsync(connection, access, abilities, cancellationToken);
        await HandOverAsync(connection, channel, MailMessage.Create(message, channel, time.GetUtcNow()), cancellationToken);
        await SayGoodbyeAsync(connection, cancellationToken);
        return DeliveryResult.Sent;
    }

    private static async Task<IReadOnlyList<string>> GreetAsync(SmtpConnection connection, CancellationToken cancellationToken)
    {
        var reply = await connection.AskAsync("EHLO [127.0.0.1]", cancellationToken);
        Check("EHLO", reply);
        return [.. reply.Lines.Skip(1)];
    }

    private async Task<IReadOnlyList<string>> StartTlsAsync(SmtpConnection connection, string host, IReadOnlyList<string> abilities, CancellationToken cancellationToken)
    {
        if (!abilities.Contains("STARTTLS", StringComparer.OrdinalIgnoreCase))
            throw new SmtpException("The mail server does not offer STARTTLS, so nothing was sent. Set security to tls if it takes TLS from the start.", isFinal: false);
        Check("STARTTLS", await connection.AskAsync("STARTTLS", cancellationToken));
        await connection.SecureAsync(tls.Options(host), cancellationToken);
        return await GreetAsync(connection, cancellationToken);
    }

    private static async Task LogInAsync(SmtpConnection connection, ChannelAccess access, IReadOnlyList<string> abilities, CancellationToken cancellationToken)
    {
        var channel = access.Channel;
        if (!connection.IsSecure && channel.Host is not ("localhost" or "127.0.0.1" or "::1"))
            throw new SmtpException("A password is sent over TLS only.", isFinal: true);
        var methods = abilities.Where(one => one.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase)).SelectMany(one => one.Split(' ', '=')).ToArray();
        var reply = methods.Contains("PLAIN", StringComparer.OrdinalIgnoreCase) || !methods.Contains("LOGIN", StringComparer.OrdinalIgnoreCase)
            ? await connection.AskAsync("AUTH PLAIN " + Base64($"\0{channel.User}\0{access.Password}"), cancellationToken)
            : await AnswerLoginAsync(connection, channel.User!, access.Password!, cancellationToken);
        if (reply.Code != 235) throw new SmtpException($"The mail server refuses the login: {reply}", reply.IsFinal);
    }

    private static async Task<SmtpReply> AnswerLoginAsync(SmtpConnection connection, string user, string password, CancellationToken cancellationToken)
    {
        Check("AUTH", await connection.AskAsync("AUTH LOGIN", cancellationToken));
        Check("AUTH", await connection.AskAsync(Base64(user), cancellationToken));
        return await connection.AskAsync(Base64(password), cancellationToken);
    }

    // Some are better than none: who is refused is not a reason to tell nobody.
    private static async Task HandOverAsync(SmtpConnection connection, NotificationChannel channel, string mail, CancellationToken cancellationToken)
    {
        Check("MAIL", await connection.AskAsync($"MAIL FROM:<{channel.From}>", cancellationToken));
        var refusals = new List<SmtpReply>();
        foreach (var to in channel.To)
        {
            var reply = await connection.AskAsync($"RCPT TO:<{to}>", cancellationToken);
            if (!reply.IsGood) refusals.Add(reply);
        }

        if (refusals.Count == channel.To.Count)
            throw new SmtpException($"The mail server refuses every recipient: {refusals[0]}", refusals.TrueForAll(reply => reply.IsFinal));
        Check("DATA", await connection.AskAsync("DATA", cancellationToken));
        Check("mail", await connection.SendAsync(mail, cancellationToken));
    }

    // The mail has been taken; how the server says goodbye changes nothing.
    private static async Task SayGoodbyeAsync(SmtpConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.AskAsync("QUIT", cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SmtpException or OperationCanceledException)
        {
        }
    }

    private static void Check(string what, SmtpReply reply)
    {
        if (!reply.IsGood) throw new SmtpException($"The mail server refuses the {what}: {reply}", reply.IsFinal);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
