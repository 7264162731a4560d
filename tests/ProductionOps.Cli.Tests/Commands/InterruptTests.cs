using System.Diagnostics;
using System.Globalization;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class InterruptTests
{
    [Fact]
    public async Task Ctrl_C_in_a_long_build_stops_it_and_leaves_the_store_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT that one process can send to another.");
        using var place = await SiteWorkplace.CreateAsync();
        var good = await place.DeployAsync();
        (await place.RunAsync(
            "configuration", "set", "deployment.build.shell=echo the build has begun; exec sleep 600")).Succeeded();

        using var process = Process.Start(ProdopsProgram.StartInfo(
            place.Root, environment: null, ["deployment", "new", "--verbose", "--output", "json"]))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await ProdopsProgram.ReadUntilAsync(process.StandardError, "the build has begun");
        await ProdopsProgram.SignalAsync("-INT", process.Id);
        error += await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 130, $"exit code {process.ExitCode}\n{error}\n{await output}");
        Assert.Contains("prodops: error Interrupted: ", error, StringComparison.Ordinal);

        // Nothing holds a lock, the site is what it was, and the next deployment goes through.
        Assert.Contains("version 1", await place.ReadLiveAsync(), StringComparison.Ordinal);
        (await place.RunAsync("configuration", "set", "--unset", "deployment.build.shell")).Succeeded();
        var next = await place.DeployAsync("version 2");
        var records = (await place.RunJsonAsync("deployment", "list")).Succeeded().Records;
        Assert.Equal([next, good], new[] { records[0], records[^1] }.Select(static d => d.GetProperty("deploymentId").GetString()));
        Assert.All(records, static d => Assert.Contains(d.GetProperty("status").GetString(), new[] { "success", "failed" }));
    }

    [Fact]
    public async Task A_server_ends_well_by_Ctrl_C()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT that one process can send to another.");
        using var place = new Workplace();
        place.Write("säite/index.html", "<h1>served</h1>");
        using var process = Process.Start(ProdopsProgram.StartInfo(place.Root, environment: null, ["serve", "säite"]))!;
        var address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using (var client = new HttpClient())
            Assert.Equal("<h1>served</h1>", await client.GetStringAsync(new Uri(address!), TestContext.Current.CancellationToken));
        await ProdopsProgram.SignalAsync("-INT", process.Id);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_server_says_what_it_cannot_serve()
    {
        using var place = new Workplace();
        (await place.RunAsync("serve", "missing")).Failed(1, "DirectoryNotFound");
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        (await place.RunAsync("serve", ".", "--port", port)).Failed(1, "PortInUse");
    }
}
