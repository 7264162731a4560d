using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Alerts.Rules;

/// <summary>Targets and budgets that a performance measurement misses. A bound itself is still met.</summary>
internal static class PerformanceAlertRules
{
    private const string VitalAdvice = "Compare with the measurements before (Get-MonitoringRecord -Type Performance) and with what was deployed since.";

    public static IEnumerable<AlertCondition> Evaluate(PerformanceMeasurement measured, ProductionConfiguration configuration)
    {
        var targets = configuration.Performance.Targets;
        return [.. Vitals(measured.CoreWebVitals, targets.CoreWebVitals), .. Scores(measured.Lighthouse, targets.Lighthouse), .. Budgets(measured.BundleAnalysis, configuration.Monitoring.Performance.Budgets)];
    }

    private static IEnumerable<AlertCondition> Vitals(RatedWebVitals? vitals, WebVitalTargets targets)
    {
        (string Key, string Name, RatedValue? Measured, double? Target, string Unit)[] all =
        [
            ("lcp", "Largest Contentful Paint", vitals?.Lcp, targets.Lcp, "s"),
            ("fcp", "First Contentful Paint", vitals?.Fcp, targets.Fcp, "s"),
            ("cls", "Cumulative Layout Shift", vitals?.Cls, targets.Cls, ""),
            ("fid", "First Input Delay", vitals?.Fid, targets.Fid, "ms"),
            ("inp", "Interaction to Next Paint", vitals?.Inp, targets.Inp, "ms"),
        ];
        return all.Where(one => one is { Measured: not null, Target: not null }).Select(one =>
            Limit(one.Key, one.Name, one.Measured!.Value, one.Target!.Value, one.Unit, $"performance.targets.coreWebVitals.{one.Key}", VitalAdvice) with
            {
                Severity = one.Measured.Rating == WebVitalRating.Poor ? AlertSeverity.Error : AlertSeverity.Warning,
            });
    }

    private static IEnumerable<AlertCondition> Scores(MonitoredLighthouse? scores, LighthouseTargets targets)
    {
        (string Key, string Setting, double? Measured, double Target)[] all =
        [
            ("performance", "performance", scores?.Performance, targets.Performance),
            ("accessibility", "accessibility", scores?.Accessibility, targets.Accessibility),
            ("best-practices", "bestPractices", scores?.BestPractices, targets.BestPractices),
            ("seo", "seo", scores?.Seo, targets.Seo),
        ];
        return all.Where(one => one.Measured is not null).Select(one => new AlertCondition($"{AlertCause.Performance}lighthouse-{one.Key}", one.Measured < one.Target)
        {
            Severity = AlertSeverity.Warning,
            Title = Text($"The Lighthouse score of {one.Key} is {one.Measured:0.#}, below {one.Target:0.#}"),
            Description = Text($"performance.targets.lighthouse.{one.Setting} asks for {one.Target:0.#}. Open the Lighthouse report: it lists the audits that cost points."),
        }.With("value", one.Measured).With("threshold", one.Target));
    }

    private static IEnumerable<AlertCondition> Budgets(BundleAnalysis? bundle, PageBudgets budgets)
    {
        const string Advice = "Look which files have grown since the last release.";
        if (bundle is null) return [];
        return
        [
            Limit("budget-javascript", "JavaScript of the page", bundle.Javascript, budgets.Javascript, "bytes", "monitoring.performance.budgets.javascript", Advice),
            .. bundle.Images is { } images
                ? [Limit("budget-images", "Images of the page", images, budgets.Images, "bytes", "monitoring.performance.budgets.images", Advice)]
                : Enumerable.Empty<AlertCondition>(),
            Limit("budget-css", "Style sheets of the page", bundle.Css, budgets.Css, "bytes", "monitoring.performance.budgets.css", Advice),
        ];
    }

    private static AlertCondition Limit(string key, string name, double value, double limit, string unit, string setting, string advice) =>
        new AlertCondition(AlertCause.Performance + key, value > limit)
        {
            Severity = AlertSeverity.Warning,
            Title = Text($"{name}: {value:0.###} {unit}").TrimEnd() + Text($", above {limit:0.###}"),
            Description = Text($"{setting} allows {limit:0.###} {unit}").TrimEnd() + $". {advice}",
        }.With("value", value).With("threshold", limit).With("unit", unit.Length > 0 ? unit : null);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
