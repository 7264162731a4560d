using ProductionOps.Model;

namespace ProductionOps.Monitoring.Uptime;

/// <summary>Turns the configuration into the requests of one measurement.</summary>
internal static class UptimeTargets
{
    /// <summary>The locations with what is asked from each; a location that no route leads to is this machine, which counts once.</summary>
    /// <param name="context">What to measure.</param>
    /// <param name="reporter">Hears of locations that cannot be measured from.</param>
    public static IReadOnlyList<(string Location, ProbeTarget Target)> Of(MonitorContext context, IOperationReporter reporter)
    {
        var settings = context.Configuration.Monitoring.Uptime;
        var targets = new List<(string Location, ProbeTarget Target)>();
        var isHereUsed = false;
        foreach (var location in settings.Locations.Count > 0 ? settings.Locations : ["local"])
        {
            var hasRoute = settings.Routes.TryGetValue(location, out var route);
            if (!hasRoute && isHereUsed)
            {
                reporter.Warning($"Location '{location}' was not measured: it has no entry in monitoring.uptime.routes, and this machine is measured from already.");
                continue;
            }

            isHereUsed |= !hasRoute;
            targets.AddRange(Families(location, route?.AddressFamily ?? ProbeAddressFamily.Any)
                .Select(family => (family.Location, Target(context, settings, route, family.Family))));
        }

        return targets;
    }

    private static IEnumerable<(string Location, ProbeAddressFamily Family)> Families(string location, ProbeAddressFamily family)
    {
        if (family != ProbeAddressFamily.Both) return [(location, family)];
        return [($"{location} (IPv4)", ProbeAddressFamily.Ipv4), ($"{location} (IPv6)", ProbeAddressFamily.Ipv6)];
    }

    private static ProbeTarget Target(MonitorContext context, UptimeSettings settings, UptimeRoute? route, ProbeAddressFamily family) =>
        new(settings.Url is { } url ? new Uri(url) : context.Site)
        {
            Timeout = settings.Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : UptimeDefaults.Timeout,
            ExpectedStatus = Ranges(settings.ExpectedStatus),
            ExpectedText = settings.ExpectedText,
            MaximumRedirects = settings.MaximumRedirects ?? UptimeDefaults.MaximumRedirects,
            AddressFamily = family,
            Proxy = route?.Proxy is { } proxy ? new Uri(proxy) : null,
        };

    private static List<StatusRange> Ranges(IReadOnlyList<string> texts)
    {
        var ranges = new List<StatusRange>();
        foreach (var text in texts)
        {
            if (StatusRange.TryParse(text, out var range)) ranges.Add(range);
        }

        if (ranges.Count == 0) ranges.Add(StatusRange.Success);
        return ranges;
    }
}
