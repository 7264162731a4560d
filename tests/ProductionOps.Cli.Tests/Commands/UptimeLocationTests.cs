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

    [Fact]
    public async Task A_site_is_asked_through_the_proxy_of_its_location_only()
    {
        using var place = new Workplace();
        await using var site = LoopbackServer.Answering(static _ => LoopbackServer.Ok("Harbour"));
        using var proxy = await ForwardProxy.StartAsync(place, site.Address);
        await place.InitializeAsync();
        await place.ImportAsync($$$"""
            environment: production
            application: {name: Harbour Light, homepage: 'http://harbour.invalid/'}
            deployment: {target: {type: directory, path: www}}
            monitoring:
              uptime:
                url: 'http://harbour.invalid/quay?at=1'
                expectedText: Harbour
                alertThreshold: 0
                locations: [office]
                references: ['{{{site.Address}}}']
                routes:
                  office:
                    proxy: '{{{proxy.Address}}}'
            """);
        var uptime = (await place.RunJsonAsync("monitor", "measure", "--type", "uptime")).Succeeded().Record.GetProperty("uptime");
        Assert.True(uptime.GetProperty("status").GetString() == "up", uptime.GetRawText());
        Assert.Equal("office", uptime.GetProperty("location").GetString());
        Assert.Equal(["GET http://harbour.invalid/quay?at=1 HTTP/1.1 200"], proxy.Asked);

        // Nobody knows that name: without its proxy, the location cannot reach the site.
        proxy.Dispose();
        var later = await place.RunJsonAsync("monitor", "measure", "--type", "uptime");
        Assert.Equal(1, later.ExitCode);
        Assert.Equal("down", later.Record.GetProperty("uptime").GetProperty("status").GetString());
    }
}
