using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Audit;

/// <summary>One advisory of a report, about one package.</summary>
internal sealed partial record NpmAdvisory(
    string Package,
    string Source,
    string Title,
    string Description,
    string Url,
    string Severity,
    string Range,
    string? Fixed,
    string? Cve,
    IReadOnlyList<string> Nodes,
    IReadOnlyList<string> Versions)
{
    /// <summary>The advisories of a report of version 2: the objects among what makes each package vulnerable.</summary>
    public static IEnumerable<NpmAdvisory> OfVersion2(JsonElement packages) =>
        from package in packages.EnumerateObject()
        from cause in Items(package.Value, "via")
        where cause.ValueKind == JsonValueKind.Object
        select FromCause(package.Name, package.Value, cause);

    /// <summary>The advisories of a report of version 1.</summary>
    public static IEnumerable<NpmAdvisory> OfVersion1(JsonElement advisories) =>
        from entry in advisories.EnumerateObject()
        let advisory = entry.Value
        let findings = Items(advisory, "findings")
        select new NpmAdvisory(
            Text(advisory, "module_name") ?? entry.Name,
            entry.Name,
            Text(advisory, "title") ?? "No title given",
            Text(advisory, "overview") ?? Text(advisory, "title") ?? "No description given",
            Text(advisory, "url") ?? "",
            Text(advisory, "severity") ?? "",
            Text(advisory, "vulnerable_versions") ?? "",
            AtLeast().Match(Text(advisory, "patched_versions") ?? "") is { Success: true } patched ? patched.Groups["version"].Value : null,
            Items(advisory, "cves").Select(cve => cve.GetString()).FirstOrDefault(),
            [],
            [.. findings.Select(finding => Text(finding, "version")).OfType<string>()]);

    /// <summary>The direct dependency whose update would settle it, as npm says; null when npm knows none.</summary>
    public string? RemedyPackage { get; init; }

    /// <summary>The version of that dependency.</summary>
    public string? RemedyVersion { get; init; }

    /// <summary>Its identifier: that of GitHub's database where its address has one.</summary>
    public string Id => GhsaId().Match(Url) is { Success: true } ghsa ? ghsa.Value : Source;

    /// <summary>How severe it is.</summary>
    public VulnerabilitySeverity Rating => Rate(Severity);

    /// <summary>The vulnerability as it is recorded.</summary>
    public SecurityVulnerability ToVulnerability(InstalledPackages installed, DateTimeOffset now)
    {
        var versions = Versions.Count > 0 ? Versions : [.. Nodes.Select(installed.VersionAt).OfType<string>()];
        return new SecurityVulnerability
        {
            Id = Id,
            Severity = Rating,
            Title = Title,
            Description = Description,
            Package = Package,
            Version = versions.Count > 0 ? string.Join(", ", versions.Distinct(StringComparer.Ordinal)) : Range,
            PatchedVersion = Fixed,
            Cve = Cve ?? (CveId().Match(Title + " " + Url) is { Success: true } cve ? cve.Value : null),
            DiscoveredAt = now,
        };
    }

    private static NpmAdvisory FromCause(string key, JsonElement package, JsonElement cause)
    {
        var name = Text(cause, "name") ?? key;
        var range = Text(cause, "range") ?? "";
        var title = Text(cause, "title") ?? "No title given";
        var url = Text(cause, "url") ?? "";
        return new NpmAdvisory(
            name,
            cause.TryGetProperty("source", out var source) ? source.ToString() : url,
            title,
            string.Create(CultureInfo.InvariantCulture, $"{title}. Affected versions: {range}. {url}").Trim(),
            url,
            Text(cause, "severity") ?? "",
            range,
            FixOf(package, name) ?? FirstAfter(range),
            Cve: null,
            name == key ? [.. Items(package, "nodes").Select(node => node.ToString())] : [],
            [])
        {
            RemedyPackage = package.TryGetProperty("fixAvailable", out var fix) ? Text(fix, "name") : null,
            RemedyVersion = package.TryGetProperty("fixAvailable", out fix) ? Text(fix, "version") : null,
        };
    }

    // The fix that npm offers may be of another package, higher up in the tree.
    private static string? FixOf(JsonElement package, string name) =>
        package.TryGetProperty("fixAvailable", out var fix) && Text(fix, "name") == name ? Text(fix, "version") : null;

    // "<1.2.3" and ">=1.0.0 <1.2.3" say which version is the first without it; "<=1.2.3" and several ranges do not.
    private static string? FirstAfter(string range) => UpperBound().Match(range) is { Success: true } bound ? bound.Groups["version"].Value : null;

    // An unknown word is taken for high, so that a new name never makes a vulnerability harmless.
    private static VulnerabilitySeverity Rate(string severity) => severity switch
    {
        "info" or "low" => VulnerabilitySeverity.Low,
        "moderate" => VulnerabilitySeverity.Moderate,
        "critical" => VulnerabilitySeverity.Critical,
        _ => VulnerabilitySeverity.High,
    };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : [];

    [GeneratedRegex("GHSA(-[0-9a-z]{4}){3}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GhsaId();

    [GeneratedRegex("CVE-[0-9]{4}-[0-9]{4,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CveId();

    [GeneratedRegex(@"^(>=?\s*[^\s<>|=]+\s+)?<\s*(?<version>[0-9][^\s<>|=]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpperBound();

    [GeneratedRegex(@"^>=\s*(?<version>[0-9][^\s<>|=]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtLeast();
}
