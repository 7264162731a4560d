using System.Net;
using System.Net.Sockets;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Core.Tests.Sites;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class UptimeLocationTests
{
    [Fact]
    public async Task A_site_that_one_of_two_locations_cannot_reach_is_degraded()
    {
        using var place = new Workplace();
        await using var site = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await place.InitializeAsync();
        await place.ImportAsync($$$"""
            environment: production
            application: {name: Harbour Light, homepage: '{{{site.Address}}}'}
            deployment: {target: {type: directory, path: www}}
            monitoring:
              uptime:
                locations: [here, abroad]
                references: ['{{{site.Address}}}']
                routes:
                  abroad:
                    proxy: 'http://{{{deaf.LocalEndPoint}}}'
            """);
        var uptime = (await place.RunJsonAsync("monitor", "measure", "--type", "uptime")).Succeeded().Record.GetProperty("uptime");
        Assert.True(uptime.GetProperty("status").GetString() == "degraded", uptime.GetRawText());
        var samples = uptime.GetProperty("samples").EnumerateArray().ToDictionary(
            static sample => sample.GetProperty("location").GetString()!,
            static sample => sample.GetProperty("status").GetString());
        Assert.Equal(("up", "down"), (samples["here"], samples["abroad"]));
        Assert.Empty((await place.RunJsonAsync("incident", "list")).Succeeded().Records);
    }
}
