using System.Diagnostics.CodeAnalysis;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Monitoring.Notifications.Outbox;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>Watches one environment of a store: starts what is due, and lets alerts remind and escalate in between.</summary>
internal sealed class EnvironmentWatch(ProductionWorkspace workspace, DeploymentEnvironment environment, WatchScope scope)
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TickWhileWaiting = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    private readonly EnvironmentFacts _facts = new(workspace, environment, scope.Request.ProjectDirectory);
    private readonly SortedDictionary<MonitoringType, TypeWatch> _types = [];
    private readonly List<Task> _ending = [];
    private readonly Lock _tellGate = new();
    private Task _telling = Task.CompletedTask;
    private bool _isTelling;
    private bool _isTellWanted;
    private long _tickedAt = scope.Time.GetTimestamp();
    private TimeSpan _tickAfter = TickInterval;

    public DeploymentEnvironment Environment => environment;

    /// <summary>Version of the configuration that is in force; null before one was read.</summary>
    public string? ConfigurationVersion { get; private set; }

    /// <summary>Why it is not watched now; null when it is.</summary>
    public OperationException? Error { get; private set; }

    /// <summary>What is measured.</summary>
    public IReadOnlyList<TypeWatch> Types
    {
        get
        {
            lock (_types) return [.. _types.Values];
        }
    }

    /// <summary>Starts what is due and returns when to look again.</summary>
    public async Task<DateTimeOffset> PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            var configuration = await _facts.GetConfigurationAsync(cancellationToken);
            await PlanAsync(configuration, cancellationToken);
            Recover();
            foreach (var one in Types)
            {
                if (one.TakeDue(scope.Time.GetUtcNow())) one.Running = MeasureAsync(one, configuration, cancellationToken);
            }

            Tick(configuration, cancellationToken);
        }
        catch (OperationException exception)
        {
            Error = exception;
            scope.Failures.Add(Failure(exception));
        }

        return Types.Select(one => one.Due).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
    }

    /// <summary>Waits for what is going on.</summary>
    public async Task EndAsync()
    {
        // A measurement that ends may still have something told.
        await Task.WhenAll([.. Types.Select(one => one.Running), .. _ending]);
        await Telling();
    }

    private async Task PlanAsync(ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        ConfigurationVersion = configuration.Version;
        var wanted = MonitoredTypes.EnabledIn(configuration).Where(type => scope.Request.Types.Count == 0 || scope.Request.Types.Contains(type)).ToArray();
        foreach (var gone in Types.Where(one => !wanted.Contains(one.Type))) Replace(gone, null);
        foreach (var type in wanted)
        {
            var before = Types.FirstOrDefault(one => one.Type == type);
            var grid = new MeasurementGrid(IntervalOf(configuration, type), StableFraction.Of($"{workspace.Store.Address}\0{environment}\0{type}"));
            if (before?.Grid == grid) continue;
            var next = new TypeWatch(type, grid, scope.StartSpread)
            {
                Newest = before?.Newest ?? await NewestMeasurement.FindAsync(workspace.Store, type, environment, cancellationToken),
                Running = before?.Running ?? Task.CompletedTask,
            };
            next.Begin(scope.Time.GetUtcNow());
            Replace(before, next);
        }
    }

    private static TimeSpan IntervalOf(ProductionConfiguration configuration, MonitoringType type) =>
        MonitoredTypes.IntervalOf(configuration, type) is { } interval && interval > ShortestInterval ? interval : ShortestInterval;

    private void Replace(TypeWatch? before, TypeWatch? next)
    {
        lock (_types)
        {
            if (before is not null) _types.Remove(before.Type);
            if (next is not null) _types[next.Type] = next;
        }

        _ending.RemoveAll(task => task.IsCompleted);
        if (before is not null) _ending.Add(before.Running);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A fault in one measurement must not end the watch of a hundred sites.")]
    private async Task MeasureAsync(TypeWatch one, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        // What the measurement does before it first waits must not hold up the others.
        await Task.Yield();
        try
        {
            one.Newest = await RecordAsync(one, configuration, cancellationToken);
            one.Error = null;
            if (scope.Failures.Forget(workspace.Store.Address, environment, one.Type)) workspace.Reporter.Verbose($"{JsonLiteral.Of(one.Type)} is measured again.");
            Tell(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            one.Error = Described(exception);
            scope.Failures.Add(Failure(one.Error, one.Type));
        }
    }

    private async Task<ProductionMonitoring> RecordAsync(TypeWatch one, ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        var parts = workspace.Monitoring.Parts;
        using var place = await scope.Lanes.EnterAsync(one.Type, cancellationToken);
        var (live, project) = await _facts.GetDeployedAsync(cancellationToken);
        var context = new MonitorContext
        {
            Configuration = configuration,
            Site = new Uri(configuration.Application.Homepage),
            Previous = one.Newest,
            ProjectDirectory = project,
        };
        var measured = await parts.MeasureAsync(one.Type, context, live, cancellationToken);
        var record = await parts.Recorder.StoreAsync(measured, configuration, cancellationToken);
        scope.Output.TryWrite(record);
        return record;
    }

    private Task Telling()
    {
        lock (_tellGate) return _telling;
    }

    private void Tick(ProductionConfiguration configuration, CancellationToken cancellationToken)
    {
        lock (_tellGate)
        {
            if (_isTelling || scope.Time.GetElapsedTime(_tickedAt) < _tickAfter) return;
            _tickedAt = scope.Time.GetTimestamp();
            BeginTelling(() => workspace.Alerts.TickAsync(configuration, cancellationToken), cancellationToken);
        }
    }

    // Telling waits for others, and a channel that hangs must not make the next sample late.
    private void Tell(CancellationToken cancellationToken)
    {
        lock (_tellGate)
        {
            if (_isTelling) _isTellWanted = true;
            else BeginTelling(() => workspace.Monitoring.Parts.Recorder.TellAsync(cancellationToken), cancellationToken);
        }
    }

    private void BeginTelling(Func<Task<OutboxResult>> first, CancellationToken cancellationToken)
    {
        _isTelling = true;
        _telling = TellAsync(first, cancellationToken);
    }

    private async Task TellAsync(Func<Task<OutboxResult>> first, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var isOver = false;
        try
        {
            var result = await first();
            while (!(isOver = IsToldAll(result))) result = await workspace.Monitoring.Parts.Recorder.TellAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (OperationException exception)
        {
            workspace.Reporter.Warning($"Nobody was reminded of open alerts: {exception.Message}");
        }
        finally
        {
            if (!isOver) EndTelling();
        }
    }

    // Asking and ending are one step: what is to be told afterwards begins anew.
    private bool IsToldAll(OutboxResult result)
    {
        lock (_tellGate)
        {
            _tickAfter = result.Waiting > 0 ? TickWhileWaiting : TickInterval;
            _isTelling = _isTellWanted;
            _isTellWanted = false;
            return !_isTelling;
        }
    }

    private void EndTelling()
    {
        lock (_tellGate) _isTelling = false;
    }

    private void Recover()
    {
        if (Error is null) return;
        Error = null;
        scope.Failures.Forget(workspace.Store.Address, environment);
        workspace.Reporter.Verbose($"{JsonLiteral.Of(environment)} is watched again.");
    }

    private WatchFailure Failure(OperationException error, MonitoringType? type = null) =>
        new(workspace.Store.Address, error) { Environment = environment, Type = type };

    private static OperationException Described(Exception exception) => exception as OperationException ?? new OperationException(
        "MonitorFailed",
        ErrorKind.Failed,
        $"The measurement ended unexpectedly: {exception.Message} This is a fault of the program; the next one is made at its time.",
        innerException: exception);
}
