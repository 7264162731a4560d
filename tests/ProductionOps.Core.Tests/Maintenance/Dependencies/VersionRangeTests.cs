using System.Text.Json;
using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Versions;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

public sealed class VersionRangeTests
{
    private static readonly string[] Ranges =
    [
        "", "*", "x", "1", "1.x", "1.2", "1.2.x", "1.2.3", "=1.2.3", "v1.2.3", "^1.2.3", "^1.2", "^1", "^1.x", "^0.2.3", "^0.0.3", "^0.0", "^0", "^0.x",
        "~1.2.3", "~1.2", "~1", "~0.2.3", "~> 1.2.3", ">1.2.3", ">=1.2.3", "<1.2.3", "<=1.2.3", ">1", ">=1", "<1", "<=1", ">1.2", "<=1.2", ">*", ">=*", "<*", "<=x",
        ">= 1.2.3 < 2", ">=1.0.0 <1.2.3 || >=2.0.0 <2.1.0", "1.2.3 - 2.3.4", "1.2 - 2.3", "1.2.3 - 2", "1 - *", "^1.2.3-beta.2", "~1.2.3-beta.2", ">1.2.3-alpha",
        ">=2.0.0-rc.1 <2.0.0", "1.2.3-beta.2", "^1.0.0 || ^2.0.0", "^0.0.3-beta", "<0.0.0-0", " ^1.2.3 ", "^1.2.3+build", "1.*.3", "<2.0.0-0",
        "latest", "npm:a@1", "git+ssh://x", "file:../a", "1.2.3.4", "workspace:^", "^^1.0.0", ">1.2.3 foo", "1.2.3 -2.0.0",
    ];

    private static readonly string[] Versions =
    [
        "0.0.0", "0.0.3", "0.0.4", "0.1.0", "0.2.3", "0.2.9", "0.3.0", "1.0.0-rc.1", "1.0.0", "1.1.9", "1.2.0", "1.2.2", "1.2.3-alpha", "1.2.3-beta.2",
        "1.2.3-beta.11", "1.2.3", "1.2.4-beta", "1.2.4", "1.3.0", "1.9.9", "2.0.0-alpha", "2.0.0-rc.1", "2.0.0-rc.2", "2.0.0", "2.1.0", "2.3.4", "2.4.0", "3.0.0", "10.0.0",
        "1.2.3+build",
    ];

    [Fact]
    public async Task Every_range_means_what_npm_means_by_it()
    {
        var expected = await AskNpmAsync();
        foreach (var range in Ranges)
        {
            var parsed = VersionRange.TryParse(range);
            Assert.True(parsed is null == (expected[range] is null), $"'{range}' is {(parsed is null ? "no range" : "a range")} here");
            if (parsed is null) continue;
            Assert.Equal(expected[range], Versions.Where(version => parsed.Contains(SemanticVersion.TryParse(version)!)));
        }
    }

    [Theory]
    [InlineData("<1.2.4", "1.2.4-beta", true)]
    [InlineData("<1.2.4", "1.2.4", false)]
    [InlineData(">=1.0.0 <1.2.4 || =2.0.0", "2.0.0", true)]
    public void Advisories_mean_pre_releases_too(string range, string version, bool isIn) =>
        Assert.Equal(isIn, VersionRange.TryParse(range)!.Contains(SemanticVersion.TryParse(version)!, includePrereleases: true));

    // npm carries the package that defines its ranges.
    private static async Task<Dictionary<string, string[]?>> AskNpmAsync()
    {
        var processes = new ProcessRunner(TimeProvider.System);
        Assert.SkipWhen(processes.Find("node") is null || processes.Find("npm") is null, "Needs node and npm; install Node.js.");
        var token = TestContext.Current.CancellationToken;
        var root = (await processes.RunAsync(new ProcessRequest("npm", ["root", "--global"]), token)).Output.Trim();
        const string script = """
            const semver = require(process.argv[1] + '/npm/node_modules/semver');
            const { ranges, versions } = JSON.parse(require('fs').readFileSync(0));
            const answer = {};
            for (const range of ranges) answer[range] = semver.validRange(range) === null ? null : versions.filter(version => semver.satisfies(version, range));
            console.log(JSON.stringify(answer));
            """;
        var request = new ProcessRequest("node", ["-e", script, root]) { Input = JsonSerializer.Serialize(new { ranges = Ranges, versions = Versions }) };
        var result = await processes.RunAsync(request, token);
        Assert.True(result.Succeeded, result.Error);
        return JsonSerializer.Deserialize<Dictionary<string, string[]?>>(result.Output)!;
    }
}
