using ProductionOps.Deployment.Validation.Audit;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Validation;

public sealed class NpmAuditReportTests
{
    private static readonly InstalledPackages Installed = InstalledPackages.Parse("""
        {"packages":{"":{},"node_modules/deep":{"version":"2.0.0"},"node_modules/top":{"version":"1.0.0"},"node_modules/top/node_modules/deep":{"version":"1.9.0"}}}
        """u8.ToArray());

    [Theory]
    [InlineData("", "wrote nothing")]
    [InlineData("<html>", "not JSON")]
    [InlineData("[]", "not a report")]
    [InlineData("{}", "unknown form")]
    [InlineData("""{"auditReportVersion":3,"vulnerabilities":{}}""", "unknown form")]
    [InlineData("""{"auditReportVersion":2}""", "unknown form")]
    [InlineData("""{"message":"405 Method Not Allowed","method":"POST","statusCode":405,"body":"","error":{"summary":"","detail":""}}""", "405 Method Not Allowed")]
    [InlineData("""{"error":{"code":"ENOLOCK","summary":"This command requires an existing lockfile.","detail":"Try…"}}""", "requires an existing lockfile")]
    [InlineData("""{"error":{"code":"EAUDITNOPJSON"}}""", "EAUDITNOPJSON")]
    [InlineData("""{"error":{}}""", "no reason")]
    [InlineData("""{"statusCode":503}""", "no reason")]
    [InlineData("""{"auditReportVersion":2,"vulnerabilities":{},"metadata":{"vulnerabilities":{"total":3}}}""", "counts vulnerabilities")]
    public void What_is_not_surely_a_report_is_unknown(string output, string reason)
    {
        var result = Read(output);
        Assert.Null(result.Vulnerabilities);
        Assert.Null(result.Score);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_version_2_is_read()
    {
        var result = Read("""
            {"auditReportVersion":2,"vulnerabilities":{
              "deep":{"name":"deep","severity":"critical","isDirect":false,"range":"<=2.0.0","nodes":["node_modules/deep","node_modules/top/node_modules/deep"],
                "via":[{"source":1,"name":"deep","dependency":"deep","title":"One","url":"https://github.com/advisories/GHSA-aaaa-bbbb-cccc","severity":"critical","range":"<=2.0.0"},
                       {"source":2,"name":"deep","dependency":"deep","title":"Two: CVE-2025-12345","url":"https://example.com/2","severity":"info","range":">=1.0.0 <2.0.1"}],
                "effects":["top"],"fixAvailable":{"name":"top","version":"3.0.0","isSemVerMajor":true}},
              "top":{"name":"top","severity":"critical","isDirect":true,"via":["deep"],"effects":[],"range":"*","nodes":["node_modules/top"],"fixAvailable":true},
              "odd":{"name":"odd","severity":"strange","via":[{"source":3,"name":"odd","title":"Three","url":"","severity":"strange","range":"<1.0.0 || >=2.0.0 <2.1.0"}],"nodes":[],"fixAvailable":false}},
             "metadata":{"vulnerabilities":{"total":3}}}
            """);
        Assert.Collection(
            result.Vulnerabilities!,
            one =>
            {
                Assert.Equal(("GHSA-aaaa-bbbb-cccc", VulnerabilitySeverity.Critical, "deep", "2.0.0, 1.9.0"), (one.Id, one.Severity, one.Package, one.Version));
                Assert.Null(one.PatchedVersion);
            },
            three =>
            {
                Assert.Equal(("3", VulnerabilitySeverity.High, "<1.0.0 || >=2.0.0 <2.1.0"), (three.Id, three.Severity, three.Version));
                Assert.Null(three.PatchedVersion);
            },
            two => Assert.Equal(("2", VulnerabilitySeverity.Low, "2.0.1", "CVE-2025-12345"), (two.Id, two.Severity, two.PatchedVersion, two.Cve)));
        Assert.Equal(100 - 40 - 20 - 2, result.Score);
    }

    [Fact]
    public void A_report_of_version_1_is_read()
    {
        var result = Read("""
            {"actions":[],"advisories":{"118":{"findings":[{"version":"3.0.2","paths":["a>b"]}],"id":118,"title":"ReDoS","module_name":"minimatch",
              "cves":["CVE-2016-10540"],"vulnerable_versions":"<=3.0.1","patched_versions":">=3.0.3","overview":"It hangs.","severity":"moderate","url":"https://npmjs.com/advisories/118"}},
             "metadata":{"vulnerabilities":{"moderate":1}}}
            """);
        var found = Assert.Single(result.Vulnerabilities!);
        Assert.Equal(("118", "minimatch", "3.0.2", "3.0.3", "CVE-2016-10540"), (found.Id, found.Package, found.Version, found.PatchedVersion, found.Cve));
        Assert.Equal("It hangs.", found.Description);
    }

    [Fact]
    public void The_score_ends_at_zero()
    {
        var advisories = string.Join(',', Enumerable.Range(0, 5).Select(id => $$"""{"source":{{id}},"name":"a","severity":"critical","title":"t","url":"","range":""}"""));
        Assert.Equal(0, Read("""{"auditReportVersion":2,"vulnerabilities":{"a":{"via":[""" + advisories + "]}}}").Score);
    }

    [Fact]
    public void Lock_files_of_version_1_name_nested_packages()
    {
        var installed = InstalledPackages.Parse("""{"lockfileVersion":1,"dependencies":{"a":{"version":"1.0.0","dependencies":{"b":{"version":"2.0.0"}}}}}"""u8.ToArray());
        Assert.Equal("2.0.0", installed.VersionAt("node_modules/a/node_modules/b"));
    }

    private static AuditResult Read(string output) => new NpmAuditReport(Installed, DateTimeOffset.UnixEpoch).Read(output);
}
