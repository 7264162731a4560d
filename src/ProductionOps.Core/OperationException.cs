namespace ProductionOps;

/// <summary>
/// The one exception that operations throw for anything a user can do something about.
/// </summary>
/// <param name="id">Stable identifier without spaces, such as <c>StoreNotFound</c>.</param>
/// <param name="kind">What sort of failure it is.</param>
/// <param name="message">What happened, and what to do next.</param>
/// <param name="target">What the user passed, or what the failure is about; null when there is nothing to name.</param>
/// <param name="innerException">The failure beneath; null when there is none.</param>
public sealed class OperationException(
    string id,
    ErrorKind kind,
    string message,
    object? target = null,
    Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Stable identifier without spaces.</summary>
    public string Id { get; } = id;

    /// <summary>What sort of failure it is.</summary>
    public ErrorKind Kind { get; } = kind;

    /// <summary>What the failure is about; null when there is nothing to name.</summary>
    public object? Target { get; } = target;
}
