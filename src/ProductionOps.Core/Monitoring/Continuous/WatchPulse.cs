using System.Globalization;
using System.Text.Json;
using ProductionOps.Files;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>Says from time to time that the watch lives: to the service manager, and in the heartbeat file.</summary>
internal sealed class WatchPulse(IReadOnlyList<StoreWatch> stores, WatchScope scope, ServiceManager manager)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);
    private readonly DateTimeOffset _startedAt = scope.Time.GetUtcNow();

    private TimeSpan Pause => manager.Watchdog / 2 is { } half && half < Interval ? half : Interval;

    /// <summary>Beats until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(stores.Select(store => store.Begun)).WaitAsync(cancellationToken);
            manager.Tell("READY=1", Status());
            while (true)
            {
                Write("running");
                if (IsAlive()) manager.Tell("WATCHDOG=1", Status());
                await Task.Delay(Pause, scope.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            manager.Tell("STOPPING=1");
        }
    }

    /// <summary>Says that it ended well.</summary>
    public void End() => Write("stopped");

    // One store on a dead disk may hang; a watch in which none is looked at any more is what a restart helps.
    private bool IsAlive() => stores.Any(store => store.SeenAt is { } seen && (scope.Time.GetUtcNow() - seen).Duration() < Silence);

    private string Status()
    {
        var open = stores.Count(store => store.Error is null);
        return string.Create(CultureInfo.InvariantCulture, $"STATUS=watching {open} of {new Quantity(stores.Count, "store")}");
    }

    private void Write(string state)
    {
        if (scope.Request.HeartbeatPath is not { } path) return;
        var now = scope.Time.GetUtcNow();
        var content = JsonSerializer.SerializeToUtf8Bytes(Describe(state, now), MonitoringJson.Default.MonitorHeartbeat);
        var files = scope.Options.Files;
        var temporary = $"{path}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.tmp";
        try
        {
            files.DeleteFile(temporary);
            files.WriteUnflushed(temporary, content);
            files.Replace(temporary, path);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            scope.Failures.Add(new WatchFailure(path, new OperationException(
                "HeartbeatNotWritten", ErrorKind.Unavailable, $"The heartbeat file '{path}' cannot be written: {exception.Message}", path, exception)));
        }
    }

    private MonitorHeartbeat Describe(string state, DateTimeOffset now) => new()
    {
        State = state,
        ProcessId = Environment.ProcessId,
        Host = Environment.MachineName,
        StartedAt = _startedAt,
        WrittenAt = now,
        StaleAfter = now + (2 * Pause) + TimeSpan.FromSeconds(5),
        Failures = scope.Failures.Count,
        Stores = [.. stores.Select(Describe)],
    };

    private static HeartbeatStore Describe(StoreWatch store) => new()
    {
        Store = store.Address,
        SeenAt = store.SeenAt,
        Error = HeartbeatError.Of(store.Error),
        Environments = [.. store.Environments.Select(Describe)],
    };

    private static HeartbeatEnvironment Describe(EnvironmentWatch one) => new()
    {
        Environment = one.Environment,
        Configuration = one.ConfigurationVersion,
        Error = HeartbeatError.Of(one.Error),
        Types = [.. one.Types.Select(type => new HeartbeatType
        {
            Type = type.Type,
            Interval = type.Grid.Interval.TotalSeconds,
            MeasuredAt = type.Newest?.Timestamp,
            Due = type.Due,
            Running = !type.Running.IsCompleted,
            Error = HeartbeatError.Of(type.Error),
        })],
    };
}
