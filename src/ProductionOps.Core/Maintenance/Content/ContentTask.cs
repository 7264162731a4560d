using System.Globalization;
using ProductionOps.Model;

namespace ProductionOps.Maintenance.Content;

/// <summary>Checks the content that was built, or is live.</summary>
internal sealed class ContentTask(ContentService content, TimeProvider time) : IMaintenanceTask
{
    private const int NamedFindings = 20;

    /// <inheritdoc/>
    public MaintenanceType Type => MaintenanceType.ContentValidation;

    /// <inheritdoc/>
    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ImpactAssessment { UserImpact = UserImpact.None, Downtime = 0, RollbackTime = 0 });

    /// <inheritdoc/>
    public async Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        await progress.BeginAsync("checking links, files and images", 1, cancellationToken);
        ContentSummary? summary = null;
        var errors = new List<MaintenanceError>();
        var request = new ContentTestRequest { Environment = context.Environment };
        try
        {
            await foreach (var finding in content.TestAsync(request, sum => summary = sum, cancellationToken))
            {
                if (finding.Severity == ContentSeverity.Error && errors.Count < NamedFindings) errors.Add(ErrorOf(finding));
            }
        }
        catch (OperationException exception) when (exception.Id == "ContentPathMissing")
        {
            return NotBuilt(context.Maintenance);
        }

        var rest = summary!.Errors - errors.Count;
        if (rest > 0) errors.Add(Error("ContentFindings", string.Create(CultureInfo.InvariantCulture, $"{new Quantity(rest, "more error")}; Test-ProductionContent tells all of them."), ErrorSeverity.Error));
        return context.Maintenance with
        {
            ContentValidation = summary.ToResult(),
            Results = new MaintenanceResults { Success = summary.Errors == 0, Changes = [Describe(summary)], Errors = errors },
        };
    }

    // A site that was not built yet is not broken; what was not checked is absent, and the warning says why.
    private MaintenanceAutomation NotBuilt(MaintenanceAutomation maintenance) => maintenance with
    {
        Results = new MaintenanceResults
        {
            Success = true,
            Errors =
            [
                Error(
                    "SiteNotBuilt",
                    "Nothing was checked: no live release is on this machine, and nothing is built yet. Deploy the site with 'prodops deployment new' or New-ProductionDeployment, or build it; the next run checks it.",
                    ErrorSeverity.Warning),
            ],
        },
    };

    private MaintenanceError ErrorOf(ContentFinding finding) =>
        Error("Content-" + finding.Rule, $"{finding.Page}{(finding.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $":{line}") : string.Empty)}: {finding.Target} {finding.Message}", ErrorSeverity.Error) with { Resolution = finding.Hint };

    private MaintenanceError Error(string id, string message, ErrorSeverity severity) =>
        new() { ErrorId = id, Type = MaintenanceErrorType.Content, Severity = severity, Message = message, Timestamp = time.GetUtcNow() };

    private static string Describe(ContentSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"checked {new Quantity(summary.Links, "link")} and {new Quantity(summary.Images, "image")} in {new Quantity(summary.Pages, "page")}: {new Quantity(summary.Errors, "error")}, {new Quantity(summary.Warnings, "warning")}");
}
