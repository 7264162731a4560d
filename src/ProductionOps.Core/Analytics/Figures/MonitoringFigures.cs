using ProductionOps.Model;

namespace ProductionOps.Analytics.Figures;

/// <summary>The figures of monitoring analytics.</summary>
internal static class MonitoringFigures
{
    public static IReadOnlyList<AnalyticsFigure> Of(MonitoringAnalytics current, MonitoringAnalytics before)
    {
        var list = new FigureList(current.Environment!.Value, current.Period!);
        AddUptime(list, current.Uptime, before.Uptime);
        AddResponseTime(list, current.Uptime.ResponseTime, before.Uptime.ResponseTime);
        AddScores(list, current.Performance, before.Performance);
        AddVitals(list, current.Performance.CoreWebVitals, before.Performance.CoreWebVitals);
        AddCompliance(list, current.ConstitutionalCompliance, before.ConstitutionalCompliance);
        list.Add("accessibility.violations", "", current.Accessibility?.Current, before.Accessibility?.Current, current.Accessibility);
        list.Add("security.vulnerabilities", "", current.Security?.Current, before.Security?.Current, current.Security);
        return list.Figures;
    }

    private static void AddUptime(FigureList list, UptimeAnalytics current, UptimeAnalytics before)
    {
        list.Add("uptime.availability", "%", current.Current, before.Current, current);
        list.Add("uptime.coverage", "%", current.Coverage, before.Coverage);
        list.Add("uptime.downTime", "s", current.DownTime, before.DownTime);
        list.Add("uptime.maintenanceTime", "s", current.MaintenanceTime, before.MaintenanceTime);
        list.Add("uptime.incidents", "", current.Incidents, before.Incidents, records: current.IncidentIds);
        list.Add("uptime.mttr", "s", current.Mttr, before.Mttr, NoteOf(current.Mttr));
        list.Add("uptime.mtta", "s", current.Mtta, before.Mtta, NoteOf(current.Mtta));
        list.Add("uptime.mtbf", "s", current.Mtbf, before.Mtbf, NoteOf(current.Mtbf));
        list.Add("uptime.errorRate", "%", current.ErrorRate?.Rate, before.ErrorRate?.Rate, current.ErrorRate);
    }

    private static void AddResponseTime(FigureList list, ResponseTimeAnalytics? current, ResponseTimeAnalytics? before)
    {
        var note = current is { IsApproximate: true } ? "within 1 %" : NoteOf(current?.Median);
        list.Add("uptime.responseTime.average", "ms", current?.Average, before?.Average, current);
        list.Add("uptime.responseTime.median", "ms", current?.Median, before?.Median, note);
        list.Add("uptime.responseTime.percentile90", "ms", current?.Percentile90, before?.Percentile90, note);
        list.Add("uptime.responseTime.percentile95", "ms", current?.Percentile95, before?.Percentile95, note);
        list.Add("uptime.responseTime.percentile99", "ms", current?.Percentile99, before?.Percentile99, note);
    }

    private static void AddScores(FigureList list, MonitoringPerformanceAnalytics current, MonitoringPerformanceAnalytics before)
    {
        var (scores, scoresBefore) = (current.LighthouseScores, before.LighthouseScores);
        list.Add("performance.lighthouseScores.performance", "", scores?.Performance, scoresBefore?.Performance, current.PerformanceScore);
        list.Add("performance.lighthouseScores.accessibility", "", scores?.Accessibility, scoresBefore?.Accessibility, NoteOf(scores?.Accessibility));
        list.Add("performance.lighthouseScores.bestPractices", "", scores?.BestPractices, scoresBefore?.BestPractices, NoteOf(scores?.BestPractices));
        list.Add("performance.lighthouseScores.seo", "", scores?.Seo, scoresBefore?.Seo, NoteOf(scores?.Seo));
    }

    private static void AddVitals(FigureList list, VitalsAnalytics? current, VitalsAnalytics? before)
    {
        Add("lcp", "s", current?.Lcp, before?.Lcp);
        Add("fcp", "s", current?.Fcp, before?.Fcp);
        Add("cls", "", current?.Cls, before?.Cls);
        Add("fid", "ms", current?.Fid, before?.Fid);
        Add("inp", "ms", current?.Inp, before?.Inp);

        void Add(string name, string unit, VitalAnalytics? vital, VitalAnalytics? vitalBefore)
        {
            list.Add($"performance.coreWebVitals.{name}.current", unit, vital?.Current, vitalBefore?.Current, vital);
            list.Add($"performance.coreWebVitals.{name}.percentile75", unit, vital?.Percentile75, vitalBefore?.Percentile75, NoteOf(vital?.Percentile75));
        }
    }

    private static void AddCompliance(FigureList list, MonitoredCompliance current, MonitoredCompliance before)
    {
        list.Add("constitutionalCompliance.overallScore", "", current.OverallScore, before.OverallScore, current.Score);
        Add("zeroGitHubActions", static scores => scores.ZeroGitHubActions);
        Add("performanceFirst", static scores => scores.PerformanceFirst);
        Add("userPreservation", static scores => scores.UserPreservation);
        Add("branchPreservation", static scores => scores.BranchPreservation);
        Add("localValidation", static scores => scores.LocalValidation);

        void Add(string name, Func<PrincipleScores, double?> score) =>
            list.Add($"constitutionalCompliance.principleScores.{name}", "", score(current.PrincipleScores), score(before.PrincipleScores), NoteOf(score(current.PrincipleScores)));
    }

    private static string? NoteOf(double? value) => value is null ? "no data" : null;
}
