using ProductionOps.Maintenance;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;

namespace ProductionOps.TestWorker;

/// <summary>Runs a maintenance that changes a file, makes another below a new directory, tells so, and then goes on until it is ended.</summary>
internal sealed class MaintenanceWork(string storePath, string maintenanceId, TextWriter output) : IMaintenanceTask
{
    public MaintenanceType Type => MaintenanceType.ContentValidation;

    public async Task<MaintenanceAutomation> RunAsync()
    {
        var options = new WorkspaceOptions
        {
            StoreAddress = storePath,
            CurrentDirectory = storePath,
            Reporter = SilentReporter.Instance,
            Integrations = static () => throw new NotSupportedException(),
            DataDirectory = Path.Combine(storePath, "..", "..", "data"),
        };
        await using var workspace = await ProductionWorkspace.OpenAsync(options, CancellationToken.None);
        var composition = new MaintenanceComposition(workspace.Store, workspace.Configuration, new BackupService(workspace.Store, options), workspace.Retention, options);
        return await composition.Compose([this]).RunAsync(maintenanceId, new MaintenanceRunRequest(), CancellationToken.None);
    }

    public Task<ImpactAssessment> AssessAsync(MaintenanceContext context, CancellationToken cancellationToken) => Task.FromResult(new ImpactAssessment());

    public async Task<MaintenanceAutomation> RunAsync(MaintenanceContext context, IMaintenanceProgress progress, CancellationToken cancellationToken)
    {
        await progress.BeginAsync("changing files", 2, cancellationToken);
        var existing = Path.Combine(context.ProjectDirectory, "index.html");
        var made = Path.Combine(context.ProjectDirectory, "new", "deep", "made.html");
        await context.Safeguard.ProtectAsync(existing, cancellationToken);
        await context.Safeguard.ProtectAsync(made, cancellationToken);
        await File.WriteAllTextAsync(existing, "half writt", cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(made)!);
        await File.WriteAllTextAsync(made, "made", cancellationToken);
        await progress.BeginAsync("waiting for the end", 2, cancellationToken);
        await output.WriteLineAsync("changed");
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return context.Maintenance;
    }
}
