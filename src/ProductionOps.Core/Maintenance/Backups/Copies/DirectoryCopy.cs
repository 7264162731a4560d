using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Copies;

/// <summary>Keeps a copy in another directory. Nothing is ever removed from it or changed in it.</summary>
internal sealed class DirectoryCopy(BackupRepository repository, string name, string path)
{
    private readonly RepositoryDirectory _target = new(path, repository.Files, repository.Directory.Time);

    public BackupCopyOutcome Run(CancellationToken cancellationToken)
    {
        CheckIdentity();
        _target.Create();
        var (files, bytes) = (0, 0L);
        foreach (var group in CopyContent.Of(repository))
        {
            foreach (var file in group.Where(file => repository.Files.Find(Path.Combine(path, file.Path))?.Length != file.Length))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Copy(file);
                (files, bytes) = (files + 1, bytes + file.Length);
            }

            foreach (var directory in group.Select(file => Path.GetDirectoryName(Path.Combine(path, file.Path))!).Distinct(StringComparer.Ordinal)) repository.Files.FlushDirectory(directory);
        }

        return new BackupCopyOutcome(name, path, repository.Snapshots.List().Count, files, bytes);
    }

    private void CheckIdentity()
    {
        if (BackupRepository.ReadDocument(_target) is not { } there || there.RepositoryId == repository.Document?.RepositoryId) return;
        throw new OperationException(
            "BackupCopyOfOther",
            ErrorKind.Forbidden,
            $"'{path}' holds a copy of other backups. Give each repository a directory of its own.",
            path);
    }

    private void Copy(CopyFile file)
    {
        var content = repository.Files.ReadAllBytes(Path.Combine(repository.Directory.Root, file.Path));
        var packName = Path.GetFileName(file.Path);
        if (PackName.IsOne(packName) && PackName.Of(content) != packName) throw new DamagedBackupException($"the pack {packName} does not have the hash that its name says, and is not copied");
        // What is there under the name and has another length was cut off.
        _target.WriteDurable(Path.Combine(path, file.Path), content);
    }
}
