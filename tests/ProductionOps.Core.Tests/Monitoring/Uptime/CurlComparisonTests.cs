using System.Diagnostics;
using System.Globalization;
using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Core.Tests.Sites;
using ProductionOps.Model;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Core.Tests.Monitoring.Uptime;

/// <summary>
/// The phases mean what curl means by them. The server itself sets the times, by waiting before the first byte and before the last, so that
/// what is compared is the meaning and not the speed of the machine.
/// </summary>
public sealed class CurlComparisonTests : IDisposable
{
    private const string Format = "%{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}";
    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();

    [Fact]
    public async Task First_byte_and_end_are_those_of_curl()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await Task.Delay(300, token);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nab"u8.ToArray(), token);
            await Task.Delay(200, token);
            await stream.WriteAsync("cd"u8.ToArray(), token);
        });
        var address = new Uri($"http://localhost:{server.Address.Port}/");
        await ProbeAsync(address);
        var ours = await ProbeAsync(address);
        var curl = await CurlAsync(address);
        Assert.True(ours.FirstByte >= 299 && ours.Complete >= 499, ours.ToString());
        Assert.True(curl[3] >= 299 && curl[4] >= 499, string.Join(' ', curl));
        Assert.True(ours.Dns + ours.Connect < ours.FirstByte - 299, "what comes before the request is not part of the wait for its answer");
    }

    [Fact]
    public async Task A_handshake_is_a_phase_of_its_own()
    {
        using var certificate = _authority.Good();
        await using var server = await TlsServer.StartAsync(_folder, certificate);
        _folder.WriteText("root.pem", _authority.Roots[0].ExportCertificatePem());
        await ProbeAsync(server.Address);
        var ours = await ProbeAsync(server.Address);
        var curl = await CurlAsync(server.Address, "--cacert", _folder.At("root.pem"));
        Assert.True(curl[2] > curl[1] && curl[3] >= curl[2], "curl sees connect, then TLS, then the answer");
        Assert.True(ours.Connect > 0 && ours.Tls > 0 && ours.Connect + ours.Tls <= ours.FirstByte, ours.ToString());
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private async Task<ProbePhases> ProbeAsync(Uri address)
    {
        var result = await new HttpProbe(TimeProvider.System).RunAsync(
            new ProbeTarget(address) { TrustedRoots = _authority.Roots }, TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        return result.Phases;
    }

    /// <summary>Milliseconds from the start to the end of each phase.</summary>
    private static async Task<double[]> CurlAsync(Uri address, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "curl is not installed (apt-get install curl)");
        var start = new ProcessStartInfo("/usr/bin/curl", ["-sS", "-o", "/dev/null", "-w", Format, .. arguments, address.AbsoluteUri]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. output.Split(' ').Select(static seconds => 1000 * double.Parse(seconds, CultureInfo.InvariantCulture))];
    }
}
