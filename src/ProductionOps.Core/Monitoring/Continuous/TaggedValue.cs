namespace ProductionOps.Monitoring.Continuous;

/// <summary>Something that is read again only when its tag has changed, or where it has none.</summary>
/// <param name="findTag">Finds the tag.</param>
/// <param name="read">Reads the value.</param>
internal sealed class TaggedValue<T>(Func<CancellationToken, ValueTask<string?>> findTag, Func<CancellationToken, ValueTask<T>> read)
{
    // Tags are as fine as the clock of a disk: what changes twice within one tick shows at the next look.
    private const int ReadsUntilTrusted = 2;

    private string? _tag;
    private int _reads;
    private T _value = default!;

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        var tag = await findTag(cancellationToken);
        if (tag is not null && tag == _tag && _reads >= ReadsUntilTrusted) return _value;
        var value = await read(cancellationToken);
        _reads = tag is not null && tag == _tag ? _reads + 1 : 1;
        (_value, _tag) = (value, tag);
        return value;
    }
}
