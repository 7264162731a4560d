using System.Collections.Concurrent;

namespace ProductionOps.Faults;

/// <summary>Counts what was tried and keeps what was wrong; several threads may tell it.</summary>
internal sealed class FaultReport(TextWriter output)
{
    private const int Shown = 20;

    private readonly ConcurrentDictionary<string, long> _tried = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _violations = new();

    public long Violations => _violations.Count;

    public IEnumerable<string> AllViolations => _violations;

    public IReadOnlyDictionary<string, long> Tried => _tried;

    /// <summary>Counts states or runs of one sort.</summary>
    public void Count(string what, long number = 1) => _tried.AddOrUpdate(what, number, (_, before) => before + number);

    /// <summary>Keeps violations, with the place at which they were found.</summary>
    public void Violate(string where, IEnumerable<string> violations)
    {
        foreach (var violation in violations)
        {
            _violations.Enqueue($"{where}: {violation}");
            if (_violations.Count <= Shown) WriteLine($"VIOLATION {where}: {violation}");
        }
    }

    public void WriteLine(string line)
    {
        lock (output) output.WriteLine(line);
    }

    /// <summary>Prints what was tried.</summary>
    public void Print()
    {
        foreach (var (what, number) in _tried.OrderBy(pair => pair.Key, StringComparer.Ordinal)) WriteLine(FormattableString.Invariant($"{number,12:N0}  {what}"));
        WriteLine(FormattableString.Invariant($"{Violations,12:N0}  violations"));
    }
}
