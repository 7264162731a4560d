using System.Text.Json;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>Reads the JSON reports of Lighthouse 10 and later. Its figures are taken as they are.</summary>
internal static class LighthouseReportReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    public static LighthouseReport Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(new ReportNode("", document.RootElement));
        }
        catch (JsonException exception)
        {
            throw new ReportNode("", null).Broken($"it is not JSON ({exception.Message})");
        }
    }

    private static LighthouseReport Read(ReportNode root)
    {
        var version = root["lighthouseVersion"].Text ?? throw root["lighthouseVersion"].Broken("the version of Lighthouse is missing");
        var failure = root["runtimeError"];
        if (failure["code"].Text is { } code and not "NO_ERROR")
        {
            throw new OperationException(
                "LighthouseFailed", ErrorKind.Failed, $"Lighthouse could not measure the page: {failure["message"].Text} ({code})");
        }

        var scores = new LighthouseScores
        {
            Performance = Score(root, "performance") ?? throw root["categories"]["performance"]["score"].Broken("the performance score is missing"),
            Accessibility = Score(root, "accessibility"),
            BestPractices = Score(root, "best-practices"),
            Seo = Score(root, "seo"),
        };
        return new LighthouseReport(version, scores, Vitals(root), [.. root["runWarnings"].Items.Select(warning => warning.Text ?? "")])
        {
            Page = Address(root["finalDisplayedUrl"]) ?? Address(root["finalUrl"]) ?? Address(root["requestedUrl"]),
            FetchTime = root["fetchTime"].Time,
            Bundle = Bundle(root["audits"]["network-requests"]["details"]["items"]),
            LoadTime = Times(Observed(root)),
        };
    }

    private static CoreWebVitals Vitals(ReportNode root) => new()
    {
        Lcp = Seconds(Value(root, "largest-contentful-paint")),
        Fcp = Seconds(Value(root, "first-contentful-paint")),
        Cls = Value(root, "cumulative-layout-shift"),
        Tbt = Value(root, "total-blocking-time"),
        Ttfb = Observed(root)["timeToFirstByte"].Amount ?? Value(root, "server-response-time"),
    };

    private static ReportNode Observed(ReportNode root) =>
        root["audits"]["metrics"]["details"]["items"].Items.FirstOrDefault(new ReportNode("/audits/metrics/details/items/0", null));

    private static LoadTime? Times(ReportNode observed) => observed.Element is null ? null : new LoadTime
    {
        FirstByte = observed["timeToFirstByte"].Amount,
        DomLoad = observed["observedDomContentLoaded"].Amount,
        Complete = observed["observedLoad"].Amount,
    };

    private static BundleAnalysis? Bundle(ReportNode requests)
    {
        if (requests.Element is null) return null;
        return BundleSizes.Of(requests.Items.Select(item => new LoadedResource(
            item["resourceType"].Text ?? "Other",
            item["mimeType"].Text ?? "",
            (long)(item["transferSize"].Amount ?? 0),
            (long)(item["transferSize"].Amount ?? 0),
            (long)(item["resourceSize"].Amount ?? 0))));
    }

    private static Uri? Address(ReportNode node) => node.Text is not { } text
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : throw node.Broken($"'{text}' is no address");

    private static double? Score(ReportNode root, string category)
    {
        var node = root["categories"][category]["score"];
        return node.Number switch
        {
            null => null,
            >= 0 and <= 1 and var score => Math.Round(score * 100, 2),
            _ => throw node.Broken("a score must be from 0 to 1"),
        };
    }

    private static double? Value(ReportNode root, string audit) => root["audits"][audit]["numericValue"].Amount;

    private static double? Seconds(double? milliseconds) =>
        milliseconds is { } value ? Math.Round(value / 1000, 7) : null;
}
