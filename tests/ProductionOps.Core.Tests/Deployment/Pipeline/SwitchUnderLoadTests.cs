using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ProductionOps.Deployment;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

/// <summary>Switches releases back and forth while wrk reads the site from a real nginx, and checks every answer.</summary>
public sealed partial class SwitchUnderLoadTests
{
    private const int Switches = 100;

    // Each answer must begin and end with the mark of the same release, and have the length of a whole page.
    private const string Check = """
        local threads = {}
        function setup(thread) table.insert(threads, thread) end
        function init(args) answers = 0; failed = 0; mixed = 0; first = 0; second = 0 end
        function response(status, headers, body)
          answers = answers + 1
          if status ~= 200 then failed = failed + 1; return end
          local head = body:match("^<!%-%- release (%w+) %-%->")
          local tail = body:match("<!%-%- release (%w+) %-%->$")
          if head == nil or head ~= tail then mixed = mixed + 1 end
          if head == "first" then first = first + 1 elseif head == "second" then second = second + 1 end
        end
        function done(summary, latency, requests)
          local total = { answers = 0, failed = 0, mixed = 0, first = 0, second = 0 }
          for _, thread in ipairs(threads) do
            for name, _ in pairs(total) do total[name] = total[name] + thread:get(name) end
          end
          local errors = summary.errors
          io.write(string.format("RESULT answers=%d failed=%d mixed=%d first=%d second=%d errors=%d\n", total.answers, total.failed,
            total.mixed, total.first, total.second, errors.connect + errors.read + errors.write + errors.timeout))
        end
        """;

    [Fact]
    public async Task A_hundred_switches_under_load_give_no_failed_and_no_mixed_answer()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/wrk"), "wrk is not installed (apt-get install wrk)");
        await using var scenario = await SiteScenario.CreateAsync();
        await using var nginx = await NginxServer.StartAsync(Path.Combine(scenario.Root, "nginx"), Path.Combine(scenario.Target, "current"));
        await scenario.ImportAsync(scenario.Configuration()
            .Replace("1.0.0", "1.1.0", StringComparison.Ordinal)
            .Replace(scenario.Server.Address.ToString(), nginx.Url.ToString(), StringComparison.Ordinal));
        var first = await DeployAsync(scenario, "first");
        var second = await DeployAsync(scenario, "second");
        var script = Path.Combine(scenario.Root, "check.lua");
        await File.WriteAllTextAsync(script, Check, SiteScenario.Cancellation);

        using var wrk = Process.Start(new ProcessStartInfo("/usr/bin/wrk", ["-t1", "-c16", "-d600s", "-s", script, nginx.Url.ToString()])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            await SwitchAsync(scenario, first, second);
        }
        finally
        {
            // SIGINT makes wrk stop and report.
            Process.Start("kill", ["-INT", wrk.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        }

        var report = await wrk.StandardOutput.ReadToEndAsync(SiteScenario.Cancellation);
        var result = ResultLine().Match(report);
        TestContext.Current.SendDiagnosticMessage("{0} switches: {1}", Switches, result.Value);

        Assert.True(result.Success, report);
        Assert.Equal("0", result.Groups["failed"].Value);
        Assert.Equal("0", result.Groups["mixed"].Value);
        Assert.Equal("0", result.Groups["errors"].Value);
        Assert.NotEqual("0", result.Groups["first"].Value);
        Assert.NotEqual("0", result.Groups["second"].Value);
    }

    private static async Task SwitchAsync(SiteScenario scenario, ProductionDeployment first, ProductionDeployment second)
    {
        for (var number = 0; number < Switches; number++)
        {
            var to = number % 2 == 0 ? first : second;
            var record = await scenario.Workspace.Deployments.RollBackAsync(
                new RollbackRequest { ToDeploymentId = to.DeploymentId }, SiteScenario.Cancellation);
            Assert.Equal(DeploymentStatus.Success, record.Status);
        }
    }

    private static async Task<ProductionDeployment> DeployAsync(SiteScenario scenario, string name)
    {
        var filler = string.Concat(Enumerable.Repeat($"<p>Harbour {name}</p>\n", 5_000));
        scenario.Write("site/index.html", $"<!-- release {name} -->{filler}<!-- release {name} -->");
        scenario.Commit(name);
        var record = await scenario.DeployAsync();
        Assert.Equal(DeploymentStatus.Success, record.Status);
        return record;
    }

    [GeneratedRegex(@"RESULT answers=(?<answers>\d+) failed=(?<failed>\d+) mixed=(?<mixed>\d+) first=(?<first>\d+) second=(?<second>\d+) errors=(?<errors>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResultLine();
}
