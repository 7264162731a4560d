using ProductionOps.Deployment.Targets.Ssh;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Model;
using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Backups.Copies;

/// <summary>Keeps a copy in a directory of another host, with rsync over the user's own ssh. Nothing is ever removed from it.</summary>
internal sealed class SshCopy(BackupRepository repository, IProcessRunner processes, BackupCopySettings settings, string project)
{
    private readonly SshEndpoint _endpoint = SshEndpoint.Of(
        new DeploymentTarget
        {
            Name = settings.Name,
            Type = DeploymentTargetType.Ssh,
            Host = settings.Host,
            User = settings.User,
            Port = settings.Port,
            Path = settings.Path,
            IdentityFile = settings.IdentityFile,
            SshOptions = settings.SshOptions ?? [],
        },
        project);

    private string Name => settings.Name ?? "ssh";

    public async Task<BackupCopyOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await CheckIdentityAsync(cancellationToken).ConfigureAwait(false);
        var (files, bytes) = (0, 0L);
        foreach (var group in CopyContent.Of(repository).Where(group => group.Count > 0))
        {
            var lengths = group.ToDictionary(file => file.Path, file => file.Length, StringComparer.Ordinal);
            foreach (var path in await CopyAsync(group, cancellationToken).ConfigureAwait(false))
            {
                if (lengths.TryGetValue(path, out var length)) (files, bytes) = (files + 1, bytes + length);
            }
        }

        return new BackupCopyOutcome(Name, $"{_endpoint.Host}:{_endpoint.Path}", repository.Snapshots.List().Count, files, bytes);
    }

    private async Task CheckIdentityAsync(CancellationToken cancellationToken)
    {
        var id = repository.Document?.RepositoryId ?? string.Empty;
        var script = new RemoteScript()
            .Add($"umask 077; mkdir -p -- {_endpoint.Path}/packs {_endpoint.Path}/snapshots && cd -- {_endpoint.Path} || exit 1")
            .Add($"if [ -e backup.json ] && ! grep -qF {id} backup.json; then exit 76; fi");
        var result = await processes.RunAsync(new ProcessRequest("ssh", [.. _endpoint.Options, "--", _endpoint.Host, "sh -s"]) { Input = script.ToString() }, cancellationToken).ConfigureAwait(false);
        if (result.Succeeded) return;
        throw result.ExitCode == RemoteScript.UnsafeCode
            ? new OperationException("BackupCopyOfOther", ErrorKind.Forbidden, $"'{_endpoint.Path}' on '{_endpoint.Host}' holds a copy of other backups. Give each repository a directory of its own.", Name)
            : SshErrors.Of(_endpoint, Name, result);
    }

    // rsync writes beside the name and renames; --fsync makes that durable. A checksum is compared only where size or time differ.
    private async Task<IReadOnlyList<string>> CopyAsync(IReadOnlyList<CopyFile> group, CancellationToken cancellationToken)
    {
        var shell = string.Join(' ', _endpoint.Options.Prepend("ssh").Select(ShellText.QuoteForRsync));
        string[] arguments =
        [
            "--times", "--fsync", "--chmod=F600", "--protect-args", "--out-format=%n", "--files-from=-", "--from0", "--rsh=" + shell, "--",
            Path.TrimEndingDirectorySeparator(repository.Directory.Root) + "/", $"{_endpoint.RsyncHost}:{_endpoint.Path.TrimEnd('/')}/",
        ];
        var request = new ProcessRequest("rsync", arguments) { Input = string.Concat(group.Select(file => $"./{file.Path}\0")) };
        var result = await processes.RunAsync(request, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : throw SshErrors.Of(_endpoint, Name, result);
    }
}
