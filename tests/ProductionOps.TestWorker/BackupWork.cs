using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;

namespace ProductionOps.TestWorker;

/// <summary>Changes a site, backs it up, prunes and restores, on and on, and tells each backup when it is finished.</summary>
internal sealed class BackupWork(string folder, TextWriter output)
{
    private const int Files = 30;
    private readonly PhysicalFileSystem _files = new();

    public async Task RunAsync()
    {
        await using var workspace = await ProductionWorkspace.OpenAsync(
            new WorkspaceOptions { StoreAddress = folder, CurrentDirectory = folder, Reporter = SilentReporter.Instance, Integrations = static () => throw new NotSupportedException() },
            CancellationToken.None);
        var restored = Path.Combine(folder, "restored");
        for (var round = 0; ; round++)
        {
            Change(round);
            // Its retention is over at once, so each prune has something to remove.
            var request = new BackupRequest { KeepUntil = DateTimeOffset.UnixEpoch, LockWait = TimeSpan.FromSeconds(30) };
            var outcome = await workspace.Backups.CreateAsync(request, CancellationToken.None);
            await output.WriteLineAsync(outcome.Backup.BackupId);
            await foreach (var _ in workspace.Backups.PruneAsync(DeploymentEnvironment.Production, whatIf: false, CancellationToken.None))
            {
                // The decisions are of no interest here.
            }

            await workspace.Backups.Vault.RestoreAsync(
                new RestoreRequest { BackupId = outcome.Backup.BackupId, Destination = restored, Overwrite = true }, CancellationToken.None);
        }
    }

    private void Change(int round)
    {
        var site = Path.Combine(folder, "site");
        Directory.CreateDirectory(site);
        for (var index = 0; index < Files; index++)
        {
            var path = Path.Combine(site, string.Create(CultureInfo.InvariantCulture, $"{index}.txt"));
            if (index % 5 == round % 5 || !_files.FileExists(path)) File.WriteAllText(path, string.Concat(Enumerable.Repeat($"{index} {Guid.NewGuid()} ", 200)));
        }
    }
}
