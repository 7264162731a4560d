using System.Text.Json;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>
/// Keeps the record of a run in step with the run: every change is durable before the run goes on. No text of an error or a warning
/// reaches the record with a secret in it.
/// </summary>
internal sealed class DeploymentRecorder(
    IProductionStore store, TimeProvider time, ProductionDeployment record, Func<string, string>? redact = null)
{
    private readonly Func<string, string> _redact = redact ?? SecretRedactor.PatternsOnly.Redact;

    /// <summary>The record as it is stored.</summary>
    public ProductionDeployment Record { get; private set; } = record;

    public Task EnterAsync(DeploymentStatus status) => UpdateAsync(r => r with { Status = status });

    public Task WarnAsync(params IEnumerable<string> warnings) =>
        UpdateAsync(r => r with { Warnings = [.. r.Warnings, .. warnings.Select(_redact)] });

    public Task FinishAsync(DeploymentStatus status, params IEnumerable<DeploymentError> errors) =>
        UpdateAsync(r => r with { Status = status, CompletedAt = time.GetUtcNow(), Errors = [.. r.Errors, .. errors] });

    // A user's cancellation must not keep the record from saying what happened.
    public async Task UpdateAsync(Func<ProductionDeployment, ProductionDeployment> change) =>
        Record = await store.Deployments.ReplaceAsync(change(Record), CancellationToken.None);

    public DeploymentError Error(string id, DeploymentErrorType type, string message, ErrorSeverity severity = ErrorSeverity.Error) =>
        new() { ErrorId = id, Type = type, Severity = severity, Message = _redact(message), Timestamp = time.GetUtcNow() };

    public DeploymentError Error(Exception exception, DeploymentErrorType type) => exception switch
    {
        OperationException operation => Error(operation.Id, type, operation.Message) with { Context = ContextOf(operation) },
        _ => Error("UnexpectedError", type, exception.Message, ErrorSeverity.Critical) with { Stack = _redact(exception.ToString()) },
    };

    private Dictionary<string, JsonElement> ContextOf(OperationException exception) => exception.Target switch
    {
        string text => new(StringComparer.Ordinal) { ["target"] = JsonSerializer.SerializeToElement(_redact(text), TextJson.Default.String) },
        _ => [],
    };
}
