using System.Text.Json;
using ProductionOps.Json;

namespace ProductionOps.Model;

/// <summary>An error of a deployment.</summary>
public sealed record DeploymentError : ModelObject
{
    /// <summary>Stable identifier of the kind of error, such as BuildFailed.</summary>
    public required string ErrorId { get; init; }

    /// <summary>Stage in which it arose.</summary>
    public DeploymentErrorType Type { get; init; }

    /// <summary>How serious it is.</summary>
    public ErrorSeverity Severity { get; init; }

    /// <summary>What happened and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>Where in the program, for a defect.</summary>
    public string? Stack { get; init; }

    /// <summary>Facts that help to understand it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Context { get => field ?? new JsonValueDictionary(null); init => field = new JsonValueDictionary(value); }

    /// <summary>When it arose.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Whether it is mended.</summary>
    public bool Resolved { get; init; }

    /// <summary>How it was mended.</summary>
    public string? Resolution { get; init; }
}
