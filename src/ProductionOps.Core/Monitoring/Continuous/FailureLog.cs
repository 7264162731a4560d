using ProductionOps.Model;

namespace ProductionOps.Monitoring.Continuous;

/// <summary>Tells of each failure once, and once more each hour while it lasts: what fails each minute is one thing to know.</summary>
internal sealed class FailureLog(Action<WatchFailure> onFailure, TimeProvider time)
{
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Store, DeploymentEnvironment? Environment, MonitoringType? Type), (string Text, long ToldAt)> _told = [];
    private List<WatchFailure>? _held = [];

    /// <summary>Failures so far, told or not.</summary>
    public long Count { get; private set; }

    /// <summary>Tells what was held back until it was known whether anything can be watched.</summary>
    public void Open()
    {
        List<WatchFailure> held;
        lock (_lock)
        {
            held = _held ?? [];
            _held = null;
        }

        held.ForEach(onFailure);
    }

    public void Add(WatchFailure failure)
    {
        lock (_lock)
        {
            Count++;
            var key = (failure.Store, failure.Environment, failure.Type);
            var text = $"{failure.Error.Id} {failure.Error.Message}";
            if (_told.TryGetValue(key, out var before) && before.Text == text && time.GetElapsedTime(before.ToldAt) < Again) return;
            _told[key] = (text, time.GetTimestamp());
            if (_held is not null)
            {
                _held.Add(failure);
                return;
            }
        }

        onFailure(failure);
    }

    /// <summary>It went well again; should it fail later, that is told at once.</summary>
    /// <returns>Whether it had failed.</returns>
    public bool Forget(string store, DeploymentEnvironment? environment = null, MonitoringType? type = null)
    {
        lock (_lock) return _told.Remove((store, environment, type));
    }
}
