using ProductionOps.Json;
using ProductionOps.Store.Exchange.Schemas;

namespace ProductionOps.Store.Exchange;

/// <summary>Brings records into a store and out of it, in files of any size with memory that does not grow with them.</summary>
/// <param name="store">The store.</param>
public sealed class RecordExchangeService(IProductionStore store)
{
    /// <summary>The kinds of records that can be exchanged.</summary>
    public static IReadOnlyList<RecordKind> Kinds { get; } =
        [RecordKind.Deployment, RecordKind.Monitor, RecordKind.Maintenance, RecordKind.Config, RecordKind.Alert, RecordKind.Incident];

    /// <summary>The format that the name of a file stands for; null when it is none of them.</summary>
    public static ExchangeFormat? FormatOf(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".NDJSON" or ".JSONL" => ExchangeFormat.Ndjson,
        ".JSON" => ExchangeFormat.Json,
        ".CSV" => ExchangeFormat.Csv,
        _ => null,
    };

    /// <summary>The format of a file: the one that is given, else the one that its name stands for.</summary>
    /// <exception cref="OperationException"><c>RecordFormatUnknown</c>.</exception>
    public static ExchangeFormat FormatOf(string fileName, ExchangeFormat? given) => given ?? FormatOf(fileName) ?? throw new OperationException(
        "RecordFormatUnknown",
        ErrorKind.InvalidInput,
        $"The name '{fileName}' does not tell how its records are written. Use .ndjson, .json or .csv, or say the format.",
        fileName);

    /// <summary>
    /// Adds the records of a file that the store does not have. Each is checked against the schema of its kind; one that does not
    /// pass is reported with its line and does not stop the others. The same import again changes nothing.
    /// </summary>
    /// <exception cref="OperationException"><c>ImportUnreadable</c>: the file is broken; what came before is imported.
    /// <c>RecordKindUnsupported</c>; <c>StoreDiskFull</c>, <c>StoreAccessDenied</c>, <c>StoreReadOnly</c>.</exception>
    public async ValueTask<RecordImportResult> ImportAsync(RecordImportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var json = ProductionJson.Default;
        var schema = RecordSchemas.Of(request.Kind);
        return request.Kind switch
        {
            RecordKind.Deployment => await new RecordImport<Model.ProductionDeployment>(
                request, schema, json.ProductionDeployment, record => record.DeploymentId, record => record.Timestamp,
                (batch, token) => store.Deployments.ImportAsync(batch, request.WhatIf, token)).RunAsync(cancellationToken).ConfigureAwait(false),
            RecordKind.Monitor => await new RecordImport<Model.ProductionMonitoring>(
                request, schema, json.ProductionMonitoring, record => record.MonitoringId, record => record.Timestamp,
                (batch, token) => store.Monitoring.ImportAsync(batch, request.WhatIf, token)).RunAsync(cancellationToken).ConfigureAwait(false),
            RecordKind.Maintenance => await new RecordImport<Model.MaintenanceAutomation>(
                request, schema, json.MaintenanceAutomation, record => record.MaintenanceId, _ => null,
                (batch, token) => store.Maintenance.ImportAsync(batch, request.WhatIf, token)).RunAsync(cancellationToken).ConfigureAwait(false),
            RecordKind.Config => await new RecordImport<Model.ProductionConfiguration>(
                request, schema, json.ProductionConfiguration, record => record.ConfigurationId, record => record.Timestamp,
                (batch, token) => store.Configurations.ImportAsync(batch, request.WhatIf, token)).RunAsync(cancellationToken).ConfigureAwait(false),
            RecordKind.Alert => await new RecordImport<Model.MonitoringAlert>(
                request, schema, json.MonitoringAlert, record => record.AlertId, record => record.TriggeredAt,
                (batch, token) => store.Alerts.ImportAsync(batch, request.WhatIf, token)).RunAsync(cancellationToken).ConfigureAwait(false),
            _ => await new RecordImport<Model.UptimeIncident>(
                request, schema, json.UptimeIncident, record => record.IncidentId, record => record.StartTime,
                (batch, token) => store.Incidents.ImportAsync(batch, request.WhatIf, token)).RunAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Writes the records that a query selects; returns how many there were.</summary>
    /// <exception cref="OperationException"><c>RecordKindUnsupported</c>.</exception>
    public async ValueTask<long> ExportAsync(RecordExportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var json = new ProductionJson(new System.Text.Json.JsonSerializerOptions(ProductionJson.Default.Options) { WriteIndented = false });
        var schema = RecordSchemas.Of(request.Kind);
        var query = request.Query;
        using var progress = new ExportProgress(request, store);
        progress.Begin();
        return request.Kind switch
        {
            RecordKind.Deployment => await new RecordExport<Model.ProductionDeployment>(request, schema, json.ProductionDeployment, progress)
                .RunAsync(store.Deployments.ReadAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false),
            RecordKind.Monitor => await new RecordExport<Model.ProductionMonitoring>(request, schema, json.ProductionMonitoring, progress)
                .RunAsync(store.Monitoring.ReadAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false),
            RecordKind.Maintenance => await new RecordExport<Model.MaintenanceAutomation>(request, schema, json.MaintenanceAutomation, progress)
                .RunAsync(store.Maintenance.ReadAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false),
            RecordKind.Config => await new RecordExport<Model.ProductionConfiguration>(request, schema, json.ProductionConfiguration, progress)
                .RunAsync(store.Configurations.ReadAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false),
            RecordKind.Alert => await new RecordExport<Model.MonitoringAlert>(request, schema, json.MonitoringAlert, progress)
                .RunAsync(store.Alerts.ReadAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false),
            _ => await new RecordExport<Model.UptimeIncident>(request, schema, json.UptimeIncident, progress)
                .RunAsync(store.Incidents.ReadAsync(query, cancellationToken), cancellationToken).ConfigureAwait(false),
        };
    }
}
