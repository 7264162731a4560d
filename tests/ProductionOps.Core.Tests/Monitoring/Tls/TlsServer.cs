using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProductionOps.Core.Tests.Monitoring.Tls;

/// <summary>A real TLS server of OpenSSL on loopback, which answers each request with a page about the connection.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly Process _process;

    private TlsServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public Uri Address => new($"https://127.0.0.1:{Port}/");

    public static async Task<TlsServer> StartAsync(
        TemporaryFolder folder, X509Certificate2 certificate, IReadOnlyList<X509Certificate2>? chain = null, int port = 0, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl"), "openssl is not installed (apt-get install openssl)");
        var name = Path.Combine(folder.Path, Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(name + ".crt", certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(name + ".key", (certificate.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? certificate.GetRSAPrivateKey()!).ExportPkcs8PrivateKeyPem());
        List<string> all = ["s_server", "-accept", $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", "-www", "-cert", name + ".crt", "-key", name + ".key", .. arguments];
        if (chain is not null)
        {
            await File.WriteAllTextAsync(name + ".chain", string.Join('\n', chain.Select(one => one.ExportCertificatePem())));
            all.AddRange(["-cert_chain", name + ".chain"]);
        }

        var process = Process.Start(new ProcessStartInfo("/usr/bin/openssl", all) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        var accepted = new TaskCompletionSource<int>();
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) accepted.TrySetException(new InvalidOperationException("openssl s_server did not start."));
            else if (line.Data == "ACCEPT") accepted.TrySetResult(port);
            else if (line.Data.StartsWith("ACCEPT ", StringComparison.Ordinal)) accepted.TrySetResult(PortOf(line.Data));
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new TlsServer(process, await accepted.Task);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int PortOf(string line) => int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
}
