namespace ProductionOps.Store.Exchange;

/// <summary>Tells how many records an export has written, once in many of them, and that it is over, however it ends.</summary>
/// <param name="request">What is exported.</param>
/// <param name="store">The store, which knows how many records of some kinds it has.</param>
internal sealed class ExportProgress(RecordExportRequest request, IProductionStore store) : IDisposable
{
    /// <summary>After so many records it is told again.</summary>
    public const int Interval = 8192;

    private const string Activity = "Exporting records";

    private long? _total;

    /// <summary>Tells that the export begins.</summary>
    public void Begin() => Tell(written: 0);

    /// <summary>Tells how far the export is. Only one that goes on this long asks how many records there are.</summary>
    public async ValueTask TellAsync(long written, CancellationToken cancellationToken)
    {
        if (written == Interval) _total = await CountAsync(cancellationToken).ConfigureAwait(false);
        Tell(written);
    }

    /// <inheritdoc/>
    public void Dispose() => request.Reporter.Progress(new OperationProgress(Activity, "ended", Completed: true));

    private void Tell(long written)
    {
        // Records may be added meanwhile.
        int? percent = _total is > 0 and var total ? (int)Math.Min(100, 100 * written / total) : null;
        request.Reporter.Progress(new OperationProgress(Activity, new Quantity(written, "record").ToString(), percent));
    }

    // How many records a selection has is known only when all of them were looked at.
    private async ValueTask<long?> CountAsync(CancellationToken cancellationToken)
    {
        if (request.Query.IsSelective || request.Query.Limit is not null) return null;
        if (request.Kind is RecordKind.Alert or RecordKind.Incident) return null;
        var information = await store.GetInformationAsync(cancellationToken).ConfigureAwait(false);
        return request.Kind switch
        {
            RecordKind.Deployment => information.Deployments,
            RecordKind.Monitor => information.MonitoringRecords,
            RecordKind.Maintenance => information.MaintenanceRuns,
            _ => information.ConfigurationVersions,
        };
    }
}
