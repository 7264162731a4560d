using System.Text.Json;
using ProductionOps.Configuration.Secrets;

namespace ProductionOps.Deployment.Validation.Audit;

/// <summary>
/// Reads what <c>npm audit --json</c> writes: reports of version 2 (npm 7 and later), of version 1 (npm 6), and the several forms
/// in which it says that it failed. What is not surely a report is unknown, never clean.
/// </summary>
internal sealed class NpmAuditReport(InstalledPackages installed, DateTimeOffset now)
{
    /// <summary>What the output says.</summary>
    public AuditResult Read(string output)
    {
        if (string.IsNullOrWhiteSpace(output)) return AuditResult.Unknown("npm audit wrote nothing.");
        try
        {
            using var document = JsonDocument.Parse(output);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return AuditResult.Unknown("npm audit wrote something that is not JSON.");
        }
    }

    private AuditResult Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return AuditResult.Unknown("npm audit wrote something that is not a report.");
        if (Failure(root) is { } failure) return AuditResult.Unknown($"npm audit failed: {CredentialPatterns.Mask(failure).TrimEnd('.')}.");
        var advisories = Advisories(root)?.ToList();
        if (advisories is null) return AuditResult.Unknown("npm audit wrote a report of an unknown form.");
        var vulnerabilities = advisories
            .Select(advisory => advisory.ToVulnerability(installed, now))
            .DistinctBy(vulnerability => (vulnerability.Id, vulnerability.Package))
            .OrderByDescending(vulnerability => vulnerability.Severity)
            .ThenBy(vulnerability => vulnerability.Package, StringComparer.Ordinal)
            .ToList();
        return vulnerabilities.Count == 0 && CountsAny(root)
            ? AuditResult.Unknown("npm audit counts vulnerabilities but names none.")
            : new AuditResult(vulnerabilities, null) { Advisories = advisories };
    }

    private static IEnumerable<NpmAdvisory>? Advisories(JsonElement root)
    {
        if (root.TryGetProperty("auditReportVersion", out var version) && version.TryGetInt32(out var number) && number == 2)
            return Child(root, "vulnerabilities") is { } packages ? NpmAdvisory.OfVersion2(packages) : null;
        return Child(root, "advisories") is { } advisories ? NpmAdvisory.OfVersion1(advisories) : null;
    }

    // {"message", "statusCode", …} for an HTTP failure and {"error": {"code", "summary"}} for others, as several versions mix them.
    private static string? Failure(JsonElement root)
    {
        var error = Child(root, "error") ?? default;
        var texts = new[] { Text(root, "message"), Text(error, "summary"), Text(error, "detail"), Text(error, "code") };
        if (error.ValueKind == JsonValueKind.Undefined && !root.TryGetProperty("statusCode", out _) && texts[0] is null) return null;
        return Array.Find(texts, text => text is { Length: > 0 })?.Split('\n')[0] ?? "it gave no reason";
    }

    private static JsonElement? Child(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool CountsAny(JsonElement root) =>
        Child(root, "metadata") is { } metadata && Child(metadata, "vulnerabilities") is { } counts &&
        counts.EnumerateObject().Any(count => count.Value.ValueKind == JsonValueKind.Number && count.Value.GetDouble() > 0);
}
