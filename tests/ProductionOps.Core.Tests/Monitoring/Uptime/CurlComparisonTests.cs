using System.Diagnostics;
using System.Globalization;
using ProductionOps.Core.Tests.Monitoring.Tls;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Core.Tests.Monitoring.Uptime;

/// <summary>
/// The phases mean what curl means by them. The server takes 200 ms in each phase that it can make long, so that a phase that begins or ends
/// elsewhere is off by far more than what is allowed, and asks nothing of the speed of the machine: both are asked in turn until their medians
/// agree.
/// </summary>
public sealed class CurlComparisonTests : IDisposable
{
    private const int Fewest = 5;
    private const int Most = 100;
    private const string Format = "%{time_namelookup} %{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}\n";
    private static readonly string[] Names = ["dns", "connect", "tls", "firstByte", "complete"];
    private readonly TemporaryFolder _folder = new();
    private readonly CertificateAuthority _authority = new();

    [Fact]
    public async Task Each_phase_is_that_of_curl()
    {
        await using var server = new UnhurriedServer(certificate: null);
        await CompareAsync(server);
    }

    [Fact]
    public async Task Each_phase_is_that_of_curl_over_tls()
    {
        using var certificate = _authority.Good();
        await using var server = new UnhurriedServer(certificate);
        await CompareAsync(server);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private async Task CompareAsync(UnhurriedServer server)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "curl is not installed (apt-get install curl)");
        _folder.WriteText("root.pem", _authority.Roots[0].ExportCertificatePem());
        await ProbeAsync(server.Address);
        var (own, other) = (new List<double[]>(), new List<double[]>());
        while (own.Count < Most)
        {
            own.Add(await ProbeAsync(server.Address));
            other.Add(await CurlAsync(server.Address));
            if (own.Count >= Fewest && Enumerable.Range(0, Names.Length).All(i => IsClose(Median(own, i), Median(other, i)))) return;
        }

        Assert.Fail(string.Join("; ", Names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name} {Median(own, i):0.000} ms, curl {Median(other, i):0.000} ms"))));
    }

    private static bool IsClose(double own, double other) => Math.Abs(own - other) <= Math.Max(1, 0.05 * other);

    private static double Median(List<double[]> samples, int phase) => samples.Select(sample => sample[phase]).Order().ElementAt(samples.Count / 2);

    private async Task<double[]> ProbeAsync(Uri address)
    {
        var result = await new HttpProbe(TimeProvider.System).RunAsync(
            new ProbeTarget(address) { TrustedRoots = _authority.Roots }, TestContext.Current.CancellationToken);
        Assert.Null(result.Failure);
        var phases = result.Phases;
        Assert.Equal(address.Scheme == Uri.UriSchemeHttps, phases.Tls is not null);
        return [phases.Dns!.Value, phases.Connect!.Value, phases.Tls ?? 0, phases.FirstByte!.Value, phases.Complete!.Value];
    }

    private static string[] Once(Uri address) => ["-o", "/dev/null", address.AbsoluteUri];

    /// <summary>The intervals between curl's moments that the phases stand for, in milliseconds.</summary>
    private async Task<double[]> CurlAsync(Uri address)
    {
        var start = new ProcessStartInfo(
            "/usr/bin/curl", ["-sS", "--http1.1", "--cacert", _folder.At("root.pem"), "-w", Format, .. Once(address), .. Once(address)])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);

        // The first request of a process includes the loading of what TLS needs; ours has been made before.
        var moments = output.Trim().Split('\n')[^1].Split(' ').Select(static seconds => 1000 * double.Parse(seconds, CultureInfo.InvariantCulture)).ToArray();
        return [moments[0], moments[1] - moments[0], moments[2] > 0 ? moments[2] - moments[1] : 0, moments[3], moments[4]];
    }
}
