using System.Runtime.CompilerServices;
using ProductionOps.Configuration;
using ProductionOps.Deployment.Pipeline;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Monitoring;

/// <summary>Measures a site and records what was measured.</summary>
public sealed class MonitoringService
{
    private const string Activity = "Measuring";
    private readonly IProductionStore _store;
    private readonly ConfigurationService _configurations;
    private readonly MonitoringParts _parts;
    private readonly IOperationReporter _reporter;

    internal MonitoringService(IProductionStore store, ConfigurationService configurations, MonitoringParts parts, IOperationReporter reporter)
    {
        _store = store;
        _configurations = configurations;
        _parts = parts;
        _reporter = reporter;
    }

    /// <summary>What measuring is made of, for those who measure again and again.</summary>
    internal MonitoringParts Parts => _parts;

    /// <summary>
    /// Measures now, one type after the other, and yields each record once it is stored. What cannot be measured at all does not stop the
    /// types after it.
    /// </summary>
    /// <param name="request">What to measure.</param>
    /// <param name="onFailure">Hears of each type that could not be measured.</param>
    /// <param name="cancellationToken">Stops it; what was measured is stored.</param>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>: there is no active configuration;
    /// <c>StoreDiskFull</c>, <c>StoreAccessDenied</c>, <c>StoreReadOnly</c>: a record could not be stored.</exception>
    public async IAsyncEnumerable<ProductionMonitoring> MeasureAsync(
        MonitoringRequest request,
        Action<MonitoringType, OperationException> onFailure,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(onFailure);
        var configuration = await _configurations.GetActiveAsync(request.Environment, cancellationToken);
        var types = TypesOf(configuration, request.Types);
        for (var i = 0; i < types.Count; i++)
        {
            _reporter.Progress(new OperationProgress(Activity, JsonLiteral.Of(types[i]), 100 * i / types.Count));
            if (await TryMeasureAsync(types[i], request, configuration, onFailure, cancellationToken) is { } record) yield return record;
        }

        _reporter.Progress(new OperationProgress(Activity, "done", 100, Completed: true));
    }

    /// <summary>What would be measured: the types that are asked for, or else those that the configuration enables.</summary>
    /// <exception cref="OperationException"><c>ConfigurationNotFound</c>: there is no active configuration.</exception>
    public async Task<IReadOnlyList<MonitoringType>> ListTypesAsync(
        DeploymentEnvironment environment, IReadOnlyList<MonitoringType> types, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(types);
        return TypesOf(await _configurations.GetActiveAsync(environment, cancellationToken), types);
    }

    /// <summary>One record.</summary>
    /// <exception cref="OperationException"><c>MonitoringRecordNotFound</c>; <c>RecordIdInvalid</c>; <c>RecordDamaged</c>.</exception>
    public async Task<ProductionMonitoring> GetAsync(string monitoringId, CancellationToken cancellationToken) =>
        await _store.Monitoring.FindAsync(monitoringId, cancellationToken) ?? throw MonitoringLookup.NotFound(monitoringId);

    /// <summary>The records that a query selects, one at a time.</summary>
    public IAsyncEnumerable<ProductionMonitoring> ReadAsync(RecordQuery query, CancellationToken cancellationToken) =>
        _store.Monitoring.ReadAsync(query, cancellationToken);

    /// <summary>What lists show of the records that a query selects, one at a time.</summary>
    public IAsyncEnumerable<MonitoringEntry> ListAsync(RecordQuery query, CancellationToken cancellationToken) =>
        _store.Monitoring.ListAsync(query, cancellationToken);

    private static IReadOnlyList<MonitoringType> TypesOf(ProductionConfiguration configuration, IReadOnlyList<MonitoringType> types) =>
        types.Count > 0 ? [.. types.Distinct()] : [.. MonitoredTypes.EnabledIn(configuration)];

    private async Task<ProductionMonitoring?> TryMeasureAsync(
        MonitoringType type,
        MonitoringRequest request,
        ProductionConfiguration configuration,
        Action<MonitoringType, OperationException> onFailure,
        CancellationToken cancellationToken)
    {
        ProductionMonitoring measured;
        try
        {
            var context = await ContextAsync(type, request, configuration, cancellationToken);
            var live = await _parts.FindLiveDeploymentAsync(request.Environment, cancellationToken);
            measured = await _parts.MeasureAsync(type, context, live, cancellationToken);
        }
        catch (OperationException exception)
        {
            onFailure(type, exception);
            return null;
        }

        return await _parts.Recorder.RecordAsync(measured, configuration, cancellationToken);
    }

    private async Task<MonitorContext> ContextAsync(
        MonitoringType type, MonitoringRequest request, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        return new MonitorContext
        {
            Configuration = configuration,
            Site = new Uri(configuration.Application.Homepage),
            Previous = await NewestMeasurement.FindAsync(_store, type, request.Environment, cancellationToken),
            ProjectDirectory = request.ProjectDirectory ?? await RepositoryMemory.FindKnownRootAsync(_store.State, cancellationToken),
            LighthouseReport = request.LighthouseReport,
        };
    }
}
