using System.Text.Json;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Validation.Lighthouse;

/// <summary>What one run of Lighthouse measured, read from its JSON report.</summary>
/// <param name="Version">Version of Lighthouse.</param>
/// <param name="Scores">Category scores, 0 to 100; the performance score is always there.</param>
/// <param name="Vitals">
/// LCP and FCP in seconds, CLS, TBT and TTFB in milliseconds. FID and INP are absent: Lighthouse has no visitor who acts, and its
/// max-potential-fid is another thing.
/// </param>
/// <param name="Warnings">What Lighthouse says about the run itself.</param>
public sealed record LighthouseReport(string Version, LighthouseScores Scores, CoreWebVitals Vitals, IReadOnlyList<string> Warnings)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <summary>Reads a report.</summary>
    /// <exception cref="OperationException"><c>LighthouseReportInvalid</c>: it is not a report; <c>LighthouseFailed</c>: it is the
    /// report of a run that failed.</exception>
    public static LighthouseReport Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw Invalid($"it is not JSON ({exception.Message})");
        }
    }

    private static LighthouseReport Read(JsonElement root)
    {
        if (Find(root, "lighthouseVersion") is not { ValueKind: JsonValueKind.String } version) throw Invalid("it names no version of Lighthouse");
        if (Find(root, "runtimeError", "code") is { ValueKind: JsonValueKind.String } code && code.GetString() != "NO_ERROR")
        {
            throw new OperationException(
                "LighthouseFailed",
                ErrorKind.Failed,
                $"Lighthouse could not measure the page: {Find(root, "runtimeError", "message")} ({code.GetString()})");
        }

        var scores = new LighthouseScores
        {
            Performance = Score(root, "performance") ?? throw Invalid("it has no performance score"),
            Accessibility = Score(root, "accessibility"),
            BestPractices = Score(root, "best-practices"),
            Seo = Score(root, "seo"),
        };
        var vitals = new CoreWebVitals
        {
            Lcp = Seconds(Value(root, "largest-contentful-paint")),
            Fcp = Seconds(Value(root, "first-contentful-paint")),
            Cls = Value(root, "cumulative-layout-shift"),
            Tbt = Value(root, "total-blocking-time"),
            Ttfb = Value(root, "server-response-time"),
        };
        return new LighthouseReport(version.GetString()!, scores, vitals, RunWarnings(root));
    }

    private static List<string> RunWarnings(JsonElement root) =>
        Find(root, "runWarnings") is { ValueKind: JsonValueKind.Array } warnings
            ? [.. warnings.EnumerateArray().Select(warning => warning.ToString())]
            : [];

    private static double? Score(JsonElement root, string category) =>
        Number(Find(root, "categories", category, "score")) is { } score ? Math.Round(score * 100, 2) : null;

    private static double? Value(JsonElement root, string audit) =>
        Number(Find(root, "audits", audit, "numericValue")) is { } value ? Math.Round(value, 4) : null;

    private static double? Seconds(double? milliseconds) => milliseconds is { } value ? Math.Round(value / 1000, 4) : null;

    private static double? Number(JsonElement? element) => element is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element;
    }

    private static OperationException Invalid(string reason) => new(
        "LighthouseReportInvalid", ErrorKind.Failed, $"Lighthouse wrote a report that cannot be used: {reason}. Check that its version is 10 or later.");
}
