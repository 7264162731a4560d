using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Processes;

public sealed class MinimalEnvironmentTests
{
    private readonly MinimalEnvironment _environment = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/bin",
        ["LC_ALL"] = "C",
        ["https_proxy"] = "http://proxy",
        ["npm_config_registry"] = "http://registry",
        ["npm_config__authToken"] = "s3cret",
        ["npm_config_//registry/:_password"] = "s3cret",
        ["CI"] = "true",
        ["AWS_SECRET_ACCESS_KEY"] = "s3cret",
        ["API_URL"] = "http://api",
    });

    [Fact]
    public void Only_what_programs_need_is_inherited() =>
        Assert.Equal(["LC_ALL", "PATH", "https_proxy", "npm_config_registry"], _environment.Create([]).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Named_and_given_variables_are_added()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/opt", ["SITE"] = "s" };

        var environment = _environment.Create(["API_URL", "MISSING"], variables);

        Assert.Equal("http://api", environment["API_URL"]);
        Assert.Equal("/opt", environment["PATH"]);
        Assert.Equal("s", environment["SITE"]);
        Assert.DoesNotContain("MISSING", environment.Keys);
    }
}
