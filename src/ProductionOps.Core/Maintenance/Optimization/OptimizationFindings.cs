using ProductionOps.Model;

namespace ProductionOps.Maintenance.Optimization;

/// <summary>What an optimization did, and what a person must do.</summary>
internal sealed class OptimizationFindings(TimeProvider time)
{
    private const int NamedFiles = 50;
    private readonly List<string> _changes = [];
    private readonly List<MaintenanceError> _errors = [];

    /// <summary>Something that was done.</summary>
    public void Changed(string change) => _changes.Add(change);

    /// <summary>Something that a person must do.</summary>
    public void Todo(string id, string message, ErrorSeverity severity = ErrorSeverity.Warning) => _errors.Add(new MaintenanceError
    {
        ErrorId = id,
        Type = MaintenanceErrorType.Content,
        Severity = severity,
        Message = message,
        Timestamp = time.GetUtcNow(),
    });

    /// <summary>Things of one kind that a person must do; the first of them are named.</summary>
    public void Todo(string id, IReadOnlyList<string> messages)
    {
        foreach (var message in messages.Take(NamedFiles)) Todo(id, message);
        if (messages.Count > NamedFiles) Todo(id, $"And {messages.Count - NamedFiles} more like these.");
    }

    /// <summary>The results of the run.</summary>
    public MaintenanceResults Results() => new()
    {
        Success = !_errors.Exists(static error => error.Severity != ErrorSeverity.Warning),
        Changes = _changes,
        Errors = _errors,
    };
}
