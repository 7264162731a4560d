namespace ProductionOps.Store.Files;

/// <summary>
/// Loads folders one after the other, the next one while the caller is busy with the last. The first is loaded alone, as whoever wants
/// only the newest record needs no other.
/// </summary>
/// <typeparam name="TEntry">What lists and reports need.</typeparam>
internal sealed class FolderAhead<TEntry>(Func<RecordFolder, Action<OperationException>?, FolderContent<TEntry>> load) : IDisposable
    where TEntry : class
{
    private Task<(FolderContent<TEntry> Content, List<OperationException> Damage)>? _next;
    private RecordFolder? _nextFolder;
    private bool _isFirst = true;

    /// <summary>Gives a folder, and begins with the one that will be asked for after it.</summary>
    public FolderContent<TEntry> Take(RecordFolder folder, RecordFolder? following, Action<OperationException>? onDamaged)
    {
        if (_nextFolder != folder) Dispose();
        var content = _nextFolder == folder ? Result(onDamaged) : load(folder, onDamaged);
        _nextFolder = _isFirst ? null : following;
        _isFirst = false;
        _next = _nextFolder is { } next ? Task.Run(() => Load(next)) : null;
        return content;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing may go on reading when the caller believes that all is over; what it finds, or fails with, nobody wants any more.
        if (_next is not null) Task.WaitAny(_next);
    }

    private FolderContent<TEntry> Result(Action<OperationException>? onDamaged)
    {
        var (content, damage) = _next!.GetAwaiter().GetResult();
        foreach (var exception in damage) onDamaged?.Invoke(exception);
        return content;
    }

    private (FolderContent<TEntry> Content, List<OperationException> Damage) Load(RecordFolder folder)
    {
        var damage = new List<OperationException>();
        return (load(folder, damage.Add), damage);
    }
}
