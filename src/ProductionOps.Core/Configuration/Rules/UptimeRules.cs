using ProductionOps.Model;
using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Configuration.Rules;

/// <summary>What uptime samples expect can be met, and routes lead somewhere.</summary>
internal static class UptimeRules
{
    private const string Path = "/monitoring/uptime";

    public static IEnumerable<Finding> Check(UptimeSettings settings) =>
        [.. CheckStatus(settings.ExpectedStatus), .. CheckConfirmation(settings.Confirmation), .. settings.Routes.SelectMany(route => CheckRoute(settings, route.Key, route.Value))];

    private static IEnumerable<Finding> CheckStatus(IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (!StatusRange.TryParse(texts[i], out _))
                yield return Finding.Error("ConfigurationStatusInvalid", $"{Path}/expectedStatus/{i}", $"'{texts[i]}' is no status code or range from 100 to 599, such as 200 or 200-299.");
        }
    }

    private static IEnumerable<Finding> CheckConfirmation(UptimeConfirmation? confirmation)
    {
        if (confirmation is not null && confirmation.Required > confirmation.Samples)
            yield return Finding.Error("ConfigurationRangeInvalid", $"{Path}/confirmation/required", $"{confirmation.Required} of {new Quantity(confirmation.Samples, "sample")} can never agree.");
    }

    private static IEnumerable<Finding> CheckRoute(UptimeSettings settings, string location, UptimeRoute route)
    {
        var pointer = JsonPointer.Append($"{Path}/routes", location);
        if (!settings.Locations.Contains(location, StringComparer.Ordinal))
            yield return Finding.Error("ConfigurationLocationUnknown", pointer, $"'{location}' is not among monitoring.uptime.locations.");
        if (route.Proxy is { } proxy && !IsProxy(proxy))
            yield return Finding.Error("ConfigurationUrlInvalid", pointer + "/proxy", $"'{proxy}' is no address of a proxy, such as http://proxy.example.org:3128 or socks5://127.0.0.1:1080.");
    }

    /// <summary>Whether a text is the address of a proxy.</summary>
    public static bool IsProxy(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "socks4" or "socks5" && address.Host.Length > 0;
}
