using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Addresses are absolute http or https URLs with a host.</summary>
internal static class AddressRules
{
    public static IEnumerable<Finding> Check(ProductionConfiguration configuration) =>
        Addresses(configuration)
            .Where(address => address.Url is not null && !IsWeb(address.Url))
            .Select(address => Finding.Error(
                "ConfigurationUrlInvalid",
                address.Pointer,
                "It must be an absolute http or https URL without a fragment, such as https://www.example.org/."));

    private static IEnumerable<(string Pointer, string? Url)> Addresses(ProductionConfiguration configuration)
    {
        yield return ("/application/homepage", configuration.Application.Homepage);
        yield return ("/deployment/healthCheckUrl", configuration.Deployment.HealthCheckUrl);
        foreach (var (pointer, target) in TargetRules.Targets(configuration.Deployment))
        {
            yield return (pointer + "/url", target.Url);
            yield return (pointer + "/previewUrl", target.PreviewUrl);
        }

        var uptime = configuration.Monitoring.Uptime;
        yield return ("/monitoring/uptime/url", uptime.Url);
        for (var i = 0; i < uptime.References.Count; i++) yield return ($"/monitoring/uptime/references/{i}", uptime.References[i]);
    }

    /// <summary>Whether a text is an http or https address.</summary>
    public static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.Host.Length > 0
        && url.Fragment.Length == 0;
}
