using System.Collections.Concurrent;
using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;

namespace ProductionOps.Maintenance.Backups.Verification;

/// <summary>Reads whole packs, and proves each of them and each blob in it by its hash.</summary>
internal sealed class PackVerification(BackupRepository repository, PackIndex index, IOperationReporter reporter, BlobLimits limits)
{
    private const string Activity = "Checking backups";
    private readonly ConcurrentDictionary<BlobId, string> _damagedBlobs = new();
    private readonly ConcurrentDictionary<string, string> _damagedPacks = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _done;

    /// <summary>What is wrong with the blobs that are not what was written.</summary>
    public IReadOnlyDictionary<BlobId, string> DamagedBlobs => _damagedBlobs;

    /// <summary>What is wrong with the packs that are not what was written.</summary>
    public IReadOnlyDictionary<string, string> DamagedPacks => _damagedPacks;

    public void Run(IReadOnlyCollection<string> packs, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(limits.Parallelism, Environment.ProcessorCount), CancellationToken = cancellationToken };
        ParallelWork.Run(() => Parallel.ForEach(
            packs,
            options,
            () => new Worker(new BlobDecoder(repository.Key)),
            (pack, _, worker) =>
            {
                Check(pack, worker);
                Tell(packs.Count);
                return worker;
            },
            static _ => { }));
        reporter.Progress(new OperationProgress(Activity, "done", 100, Completed: true));
    }

    // Once a percent, however many there are.
    private void Tell(int count)
    {
        lock (_lock)
        {
            var before = 100L * _done / count;
            var percent = 100L * ++_done / count;
            if (percent > before) reporter.Progress(new OperationProgress(Activity, $"{_done} of {new Quantity(count, "pack")}", (int)percent));
        }
    }

    private void Check(string name, Worker worker)
    {
        ReadOnlySpan<byte> content;
        try
        {
            content = worker.Read(repository.Files, repository.Packs.PathOf(name));
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            _damagedPacks[name] = "it cannot be read: " + exception.Message;
            foreach (var entry in index.FindPack(name)!.Entries) _damagedBlobs.TryAdd(entry.Id, "its pack cannot be read");
            return;
        }

        // The directory is read anew: what the index says of it may be older than its damage.
        var isWhole = PackName.Of(content) == name;
        if (!isWhole) _damagedPacks[name] = DirectoryProblem(content) ?? "its content does not have the hash that its name says";
        foreach (var entry in index.FindPack(name)!.Entries) Check(entry, content, worker);
    }

    private string? DirectoryProblem(ReadOnlySpan<byte> content)
    {
        try
        {
            _ = repository.Packs.ReadEntries(content);
            return null;
        }
        catch (DamagedBackupException exception)
        {
            return exception.Message;
        }
    }

    private void Check(PackEntry entry, ReadOnlySpan<byte> pack, Worker worker)
    {
        try
        {
            if (entry.Offset + (long)entry.StoredLength > pack.Length) throw new DamagedBackupException("its pack ends too early");
            _ = worker.Decoder.Decode(entry, pack.Slice(entry.Offset, entry.StoredLength));
        }
        catch (DamagedBackupException exception)
        {
            _damagedBlobs.TryAdd(entry.Id, exception.Message);
        }
    }

    private sealed class Worker(BlobDecoder decoder)
    {
        private byte[] _buffer = [];

        public BlobDecoder Decoder => decoder;

        public ReadOnlySpan<byte> Read(IFileSystem files, string path)
        {
            using var stream = files.OpenRead(path);
            var length = checked((int)stream.Length);
            if (_buffer.Length < length) _buffer = GC.AllocateUninitializedArray<byte>(length);
            return _buffer.AsSpan(0, stream.ReadAtLeast(_buffer.AsSpan(0, length), length, throwOnEndOfStream: false));
        }
    }
}
