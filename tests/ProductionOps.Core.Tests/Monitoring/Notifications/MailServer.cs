using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace ProductionOps.Core.Tests.Monitoring.Notifications;

/// <summary>A real mail server on loopback (aiosmtpd), and Python's own mail parser, which say what they got.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import asyncio, email, email.policy, json, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith('nobody'): return '550 5.1.1 no such user'
                if address.startswith('later'): return '451 4.3.0 try later'
                envelope.rcpt_tos.append(address)
                return '250 OK'
            async def handle_DATA(self, server, session, envelope):
                mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
                part = lambda kind: mail.get_body((kind,)).get_content()
                print(json.dumps({'from': envelope.mail_from, 'to': envelope.rcpt_tos, 'tls': session.ssl is not None,
                    'login': session.authenticated, 'headers': {k: str(v) for k, v in mail.items()}, 'plain': part('plain'), 'html': part('html'),
                    'defects': [str(d) for m in mail.walk() for d in m.defects], 'longest': max(len(l) for l in envelope.content.split(b'\r\n')),
                    'ascii': envelope.content.isascii()}), flush=True)
                return '250 OK'

        def authenticate(server, session, envelope, mechanism, data):
            return AuthResult(success=data.login == b'monitor' and data.password == 'geheimnis 🔑'.encode(), handled=False)

        mode, certificate, key, mechanisms = sys.argv[1:5]
        context = None
        if certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(certificate, key)

        async def main():
            loop = asyncio.get_running_loop()
            options = dict(hostname='localhost', loop=loop, auth_exclude_mechanism=mechanisms.split(',') if mechanisms else None)
            if mode == 'starttls': options.update(tls_context=context, require_starttls=True)
            if mode != 'open': options.update(authenticator=authenticate, auth_required=True, auth_require_tls=mode == 'starttls')
            server = await loop.create_server(lambda: SMTP(Handler(), **options), '127.0.0.1', 0, ssl=context if mode == 'tls' else None)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(main())
        """;

    private readonly Process _process;

    private MailServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<MailServer> StartAsync(TemporaryFolder folder, string mode, X509Certificate2? certificate = null, string withoutMechanisms = "")
    {
        Assert.SkipUnless(File.Exists(Python) && await HasServerAsync(), "aiosmtpd is not installed (apt-get install python3-aiosmtpd)");
        var (crt, key) = ("", "");
        if (certificate is not null)
        {
            (crt, key) = (folder.At("mail.crt"), folder.At("mail.key"));
            await File.WriteAllTextAsync(crt, certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(key, ((AsymmetricAlgorithm)certificate.GetECDsaPrivateKey()!).ExportPkcs8PrivateKeyPem());
        }

        var process = Process.Start(new ProcessStartInfo(Python, ["-W", "ignore", "-c", Script, mode, crt, key, withoutMechanisms]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return new MailServer(process, int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
    }

    /// <summary>The next mail that it took.</summary>
    public async Task<JsonObject> ReceiveAsync() =>
        JsonNode.Parse((await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!.AsObject();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> HasServerAsync()
    {
        using var probe = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
        await probe.WaitForExitAsync();
        return probe.ExitCode == 0;
    }
}
