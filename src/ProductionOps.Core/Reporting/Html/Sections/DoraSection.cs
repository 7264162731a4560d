using ProductionOps.Model;

namespace ProductionOps.Reporting.Html.Sections;

/// <summary>The five DORA metrics.</summary>
internal sealed class DoraSection(ReportContext context) : IReportSection
{
    public void Write(HtmlWriter html)
    {
        var dora = context.Report.Deployments.Dora!;
        html.Open("section", ("aria-labelledby", "dora")).Element("h2", "Software delivery (DORA)", ("id", "dora"));
        new HtmlTable("The five metrics of dora.dev, beside the period before", "Metric", "Now #", "Before #", "From", "Records").Write(
            html,
            [
                Time("Change lead time, median", dora.ChangeLeadTime, "dora.changeLeadTime.median"),
                [
                    "Deployment frequency",
                    $"{ReportText.Number(Math.Round(dora.DeploymentFrequency.PerDay, 2))} a day",
                    $"{ReportText.Number(Round(context.Figure("dora.deploymentFrequency.perDay")?.Previous))} a day",
                    dora.DeploymentFrequency.Rhythm ?? dora.DeploymentFrequency.Note,
                    Records(dora.DeploymentFrequency.DeploymentIds),
                ],
                Time("Failed deployment recovery time, median", dora.FailedDeploymentRecoveryTime, "dora.failedDeploymentRecoveryTime.median"),
                Rate("Change fail rate", dora.ChangeFailRate, "dora.changeFailRate.rate"),
                Rate("Deployment rework rate", dora.DeploymentReworkRate, "dora.deploymentReworkRate.rate"),
            ]);
        html.Element("p", $"{new Quantity(dora.Stopped.Count, "attempt was stopped before it was", "attempts were stopped before they were")} live, {dora.Stopped.ByGates} by a gate. That is no change failure.").Close("section");
    }

    private IReadOnlyList<HtmlCell> Time(string name, DoraTime time, string metric) =>
        [name, ReportText.Duration(time.Median), ReportText.Duration(context.Figure(metric)?.Previous), time.Note ?? new Quantity(time.Count, "deployment").ToString(), Records(time.DeploymentIds)];

    private IReadOnlyList<HtmlCell> Rate(string name, DoraRate rate, string metric) =>
    [
        name,
        ReportText.Percentage(rate.Rate),
        ReportText.Percentage(context.Figure(metric)?.Previous),
        rate.Note ?? $"{rate.Count} of {rate.Deployments}; 95 % interval {ReportText.Percentage(rate.Lower)} to {ReportText.Percentage(rate.Upper)}",
        Records(rate.DeploymentIds),
    ];

    private static double? Round(double? value) => value is { } number ? Math.Round(number, 2) : null;

    private static string Records(IReadOnlyList<string> ids) => ids.Count switch
    {
        0 => "",
        <= 3 => string.Join(", ", ids),
        _ => $"{ids[0]}, {ids[1]} and {ids.Count - 2} more",
    };
}
