using System.Text.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>Keeps the record of a run in step with the run: every change is durable before the run goes on.</summary>
internal sealed class DeploymentRecorder(IProductionStore store, TimeProvider time, ProductionDeployment record)
{
    /// <summary>The record as it is stored.</summary>
    public ProductionDeployment Record { get; private set; } = record;

    public Task EnterAsync(DeploymentStatus status) => UpdateAsync(r => r with { Status = status });

    public Task WarnAsync(string warning) => UpdateAsync(r => r with { Warnings = [.. r.Warnings, warning] });

    public Task FinishAsync(DeploymentStatus status, params IEnumerable<DeploymentError> errors) =>
        UpdateAsync(r => r with { Status = status, CompletedAt = time.GetUtcNow(), Errors = [.. r.Errors, .. errors] });

    // A user's cancellation must not keep the record from saying what happened.
    public async Task UpdateAsync(Func<ProductionDeployment, ProductionDeployment> change) =>
        Record = await store.Deployments.ReplaceAsync(change(Record), CancellationToken.None);

    public DeploymentError Error(string id, DeploymentErrorType type, string message, ErrorSeverity severity = ErrorSeverity.Error) =>
        new() { ErrorId = id, Type = type, Severity = severity, Message = message, Timestamp = time.GetUtcNow() };

    public DeploymentError Error(Exception exception, DeploymentErrorType type) => exception switch
    {
        OperationException operation => Error(operation.Id, type, operation.Message) with { Context = ContextOf(operation) },
        _ => Error("UnexpectedError", type, exception.Message, ErrorSeverity.Critical) with { Stack = exception.ToString() },
    };

    private static Dictionary<string, JsonElement> ContextOf(OperationException exception) => exception.Target switch
    {
        string text => new(StringComparer.Ordinal) { ["target"] = JsonSerializer.SerializeToElement(text, TextJson.Default.String) },
        _ => [],
    };
}
