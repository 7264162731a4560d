using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.Store;
using ProductionOps.Store.Retention;

namespace ProductionOps.Maintenance.Optimization;

/// <summary>Acts on compliance violations: does what is safe, and says what a person must do.</summary>
internal sealed class OptimizationTask(IProductionStore store, RetentionService retention, IFileSystem files, TimeProvider time) : IMaintenanceTask
{
    private const int TotalSteps = 4;
    private const long DefaultMaximumImageSize = 300_000;
    private static readonly SiteOptimizationSettings Defaults = new();

    /// <inheritdoc/>
    public MaintenanceType Type => MaintenanceType.Optimization;

    /// <inheritdoc/>
    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ImpactAssessment { UserImpact = UserImpact.None, Downtime = 0, RollbackTime = 0 });

    /// <inheritdoc/>
    public async Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        var findings = new OptimizationFindings(time);
        await progress.BeginAsync("reading compliance", TotalSteps, cancellationToken);
        await TellViolationsAsync(context, findings, cancellationToken);
        if (context.OutputDirectory is { } output && files.DirectoryExists(output)) await OptimizeSiteAsync(context, output, findings, progress, cancellationToken);
        else findings.Todo("SiteNotBuilt", "There is no built site to look at. Build it, or deploy it, and run the optimization again.");
        await progress.BeginAsync("optimizing the store", TotalSteps, cancellationToken);
        await OptimizeStoreAsync(findings, cancellationToken);
        return context.Maintenance with { Results = findings.Results() };
    }

    private async Task TellViolationsAsync(MaintenanceContext context, OptimizationFindings findings, CancellationToken cancellationToken)
    {
        var measured = await NewestMeasurement.FindAsync(store, MonitoringType.Constitutional, context.Environment, cancellationToken);
        findings.Todo("ComplianceViolation", measured?.Constitutional?.Violations ?? []);
    }

    private async Task OptimizeSiteAsync(
        MaintenanceContext context, string output, OptimizationFindings findings, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        var settings = context.Configuration.Maintenance.Optimization ?? Defaults;
        var site = new BuiltSite(files).List(output, cancellationToken);
        await progress.BeginAsync("precompressing", TotalSteps, cancellationToken);
        var (written, bytes, of) = await Guard(output, () => new Precompression(files).RunAsync(site, settings, context.Safeguard, cancellationToken));
        if (written > 0) findings.Changed(string.Create(CultureInfo.InvariantCulture, $"wrote {written} compressed files of {bytes} bytes, which stand for {of} bytes"));
        await progress.BeginAsync("looking for oversized images and unused files", TotalSteps, cancellationToken);
        var largest = settings.MaximumImageSize ?? DefaultMaximumImageSize;
        findings.Todo("ImageOversized", [.. site.Where(file => file.IsImage && file.Length > largest).Select(file => Describe(file, largest))]);
        var unused = await Guard(output, () => Task.FromResult(new UnusedFiles(files).Find(site, settings.KeepUnused ?? [], cancellationToken)));
        findings.Todo("FileUnused", [.. unused.Select(static file => DescribeUnused(file))]);
    }

    private async Task OptimizeStoreAsync(OptimizationFindings findings, CancellationToken cancellationToken)
    {
        var (archived, removed) = (0, 0);
        await foreach (var decision in retention.OptimizeAsync(whatIf: false, cancellationToken))
        {
            if (decision.Action == RetentionAction.Archive) archived++;
            else if (decision.Action == RetentionAction.Delete) removed++;
        }

        if (archived + removed > 0) findings.Changed(string.Create(CultureInfo.InvariantCulture, $"archived {archived} and removed {new Quantity(removed, "item")} of the store"));
    }

    private static async Task<T> Guard<T>(string path, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "Optimization", path);
        }
    }

    private static string Describe(BuiltFile file, long largest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file.Name} has {file.Length} bytes, more than {largest}. Scale it to the size at which it is shown, or use WebP or AVIF.");

    private static string DescribeUnused(BuiltFile file) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file.Name} ({file.Length} bytes) is mentioned by no page, style or script. Remove it from the source if nobody outside links to it, else name it in maintenance.optimization.keepUnused.");
}
