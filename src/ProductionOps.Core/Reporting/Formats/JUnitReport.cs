using System.Globalization;
using System.Text;
using System.Xml;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Performance;
using ProductionOps.Reporting.Content;

namespace ProductionOps.Reporting.Formats;

/// <summary>
/// The gates as JUnit XML, as build servers and editors read it: each target of the configuration against the newest measurement, and each thing that needs
/// attention. What was not measured is skipped, never passed.
/// </summary>
internal sealed class JUnitReport(ProductionReport report)
{
    private readonly List<Case> _cases = [];

    public string Render()
    {
        AddTargets();
        foreach (var (index, sentence) in report.Status.Attention.Index())
            _cases.Add(new Case("attention", $"{(index + 1).ToString(CultureInfo.InvariantCulture)}. {sentence}", sentence, Skipped: false));
        if (report.Status.Attention.Count == 0) _cases.Add(new Case("attention", "nothing needs attention", Failure: null, Skipped: false));
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" })) Write(xml);
        return text + "\n";
    }

    private void AddTargets()
    {
        var (performance, targets) = (report.Monitoring.Performance, report.Targets);
        Least("lighthouse", "performance", performance.LighthouseScores?.Performance, targets?.Lighthouse.Performance);
        Least("lighthouse", "accessibility", performance.LighthouseScores?.Accessibility, targets?.Lighthouse.Accessibility);
        Least("lighthouse", "bestPractices", performance.LighthouseScores?.BestPractices, targets?.Lighthouse.BestPractices);
        Least("lighthouse", "seo", performance.LighthouseScores?.Seo, targets?.Lighthouse.Seo);
        var vitals = performance.CoreWebVitals;
        Most("coreWebVitals", "lcp", vitals?.Lcp?.Percentile75, targets?.CoreWebVitals.Lcp ?? VitalBounds.Lcp.Good);
        Most("coreWebVitals", "fcp", vitals?.Fcp?.Percentile75, targets?.CoreWebVitals.Fcp ?? VitalBounds.Fcp.Good);
        Most("coreWebVitals", "cls", vitals?.Cls?.Percentile75, targets?.CoreWebVitals.Cls ?? VitalBounds.Cls.Good);
        Most("coreWebVitals", "fid", vitals?.Fid?.Percentile75, targets?.CoreWebVitals.Fid ?? VitalBounds.Fid.Good);
        var live = report.DeploymentList.LastOrDefault(static entry => entry.Status == DeploymentStatus.Success && entry.BundleTotal is not null);
        Most("budgets", "bundleSize.total", live?.BundleTotal, targets?.BundleSize.Total is > 0 and var budget ? budget : null);
        Most("security", "vulnerabilities", report.Monitoring.Security?.Current ?? report.Status.Vulnerabilities, 0);
        Most("accessibility", "violations", report.Monitoring.Accessibility?.Current, 0);
    }

    private void Least(string suite, string name, double? value, double? target) => Add(suite, name, value, target, value >= target, "at least");

    private void Most(string suite, string name, double? value, double? target) => Add(suite, name, value, target, value <= target, "at most");

    private void Add(string suite, string name, double? value, double? target, bool isMet, string relation)
    {
        var title = target is { } limit ? string.Create(CultureInfo.InvariantCulture, $"{name} is {relation} {limit}") : name;
        var failure = value is { } known && target is not null && !isMet ? string.Create(CultureInfo.InvariantCulture, $"{name} is {known}, not {relation} {target}") : null;
        _cases.Add(new Case(suite, title, failure, Skipped: value is null || target is null));
    }

    private void Write(XmlWriter xml)
    {
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", Clean($"{report.Status.Site}, {JsonLiteral.Of(report.Status.Environment)}"));
        WriteCounts(xml, _cases);
        foreach (var suite in _cases.GroupBy(static one => one.Suite, StringComparer.Ordinal))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", suite.Key);
            xml.WriteAttributeString("timestamp", report.GeneratedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
            WriteCounts(xml, [.. suite]);
            foreach (var one in suite) WriteCase(xml, one);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyCollection<Case> cases)
    {
        xml.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", cases.Count(static one => one.Failure is not null).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("skipped", cases.Count(static one => one.Skipped).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", "0");
    }

    private static void WriteCase(XmlWriter xml, Case one)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"production.{one.Suite}");
        xml.WriteAttributeString("name", Clean(one.Name));
        xml.WriteAttributeString("time", "0");
        if (one.Failure is { } failure)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Clean(failure));
            xml.WriteEndElement();
        }
        else if (one.Skipped)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", "no data, or no target");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // XML 1.0 has no place for control characters.
    private static string Clean(string text) => string.Concat(text.Select(static character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character) ? character : '\uFFFD'));

    private sealed record Case(string Suite, string Name, string? Failure, bool Skipped);

    private sealed class Utf8Text : StringWriter
    {
        public Utf8Text()
            : base(CultureInfo.InvariantCulture)
        {
        }

        public override Encoding Encoding => new UTF8Encoding(false);
    }
}
