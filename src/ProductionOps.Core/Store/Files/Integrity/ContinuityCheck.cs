using System.Globalization;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store.Files.Rollups;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>
/// Finds the times in which nothing was measured. A sample holds until the next one, at most two intervals; what happened after that
/// is unknown, which is not the same as down.
/// </summary>
/// <param name="intervalOf">The configured interval of a type in an environment; null where none is configured.</param>
internal sealed class ContinuityCheck(Func<MonitoringType, DeploymentEnvironment, TimeSpan?> intervalOf)
{
    private readonly EnumLiterals<MonitoringType> _types = new();
    private readonly EnumLiterals<DeploymentEnvironment> _environments = new();
    private readonly Dictionary<(MonitoringType Type, DeploymentEnvironment Environment), (DateTimeOffset Last, TimeSpan? Interval)> _known = [];

    /// <summary>The gaps that a day ends; days come in order.</summary>
    public IReadOnlyList<IntegrityFinding> Gaps(DayLook day, string location)
    {
        var findings = new List<IntegrityFinding>();
        foreach (var group in day.Pruned?.Groups ?? []) Cover(group.Type, group.Environment, group.First, group.Last, findings, location);
        foreach (var group in day.Folder.Records.GroupBy(record => (record.Entry.MonitoringType, record.Entry.Environment)).OrderBy(group => group.Key))
        {
            foreach (var instant in group.Select(record => record.Entry.Timestamp).Order())
            {
                Cover(group.Key.MonitoringType, group.Key.Environment, instant, instant, findings, location);
            }
        }

        return findings;
    }

    private void Cover(
        MonitoringType type, DeploymentEnvironment environment, DateTimeOffset from, DateTimeOffset to, List<IntegrityFinding> findings, string location)
    {
        if (!_known.TryGetValue((type, environment), out var known)) known = (from, intervalOf(type, environment));
        if (known.Interval is { } interval && from - known.Last > MonitoringGroup.LongestHold * interval)
        {
            findings.Add(Found.Information(
                IntegrityProblem.MonitoringGap,
                location,
                $"Between {known.Last:u} and {from:u} ({Text(from - known.Last)}) no {_types.Of(type)} of {_environments.Of(environment)} was measured, so what happened is unknown.",
                "Nothing: what was not measured stays unknown. See that the monitor runs all the time."));
        }

        _known[(type, environment)] = known with { Last = to > known.Last ? to : known.Last };
    }

    private static string Text(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMinutes} min {time.Seconds} s");
}
