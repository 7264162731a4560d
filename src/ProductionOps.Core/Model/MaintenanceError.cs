using System.Text.Json;
using ProductionOps.Json;

namespace ProductionOps.Model;

/// <summary>An error of a maintenance run.</summary>
public sealed record MaintenanceError : ModelObject
{
    /// <summary>Stable identifier of the kind of error.</summary>
    public required string ErrorId { get; init; }

    /// <summary>Area in which it arose.</summary>
    public MaintenanceErrorType Type { get; init; }

    /// <summary>How serious it is.</summary>
    public ErrorSeverity Severity { get; init; }

    /// <summary>What happened and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>Facts that help to understand it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Context { get => field ?? new JsonValueDictionary(null); init => field = new JsonValueDictionary(value); }

    /// <summary>When it arose.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Whether changes were undone.</summary>
    public bool RollbackTriggered { get; init; }

    /// <summary>How it was mended.</summary>
    public string? Resolution { get; init; }
}
