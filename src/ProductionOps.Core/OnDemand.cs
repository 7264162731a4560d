namespace ProductionOps;

/// <summary>
/// Makes the parts of something when they are first asked for, each once. Most commands need few of them, and unlike a <see cref="Lazy{T}"/> of
/// each, an empty field does not even have the type of its part loaded.
/// </summary>
internal sealed class OnDemand
{
    private readonly Lock _gate = new();

    /// <summary>A part, which is made if it is not there.</summary>
    public T Get<T>(ref T? part, Func<T> make)
        where T : class
    {
        if (Volatile.Read(ref part) is { } made) return made;
        lock (_gate) return part ??= make();
    }
}
