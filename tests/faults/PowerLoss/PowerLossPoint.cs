using ProductionOps.Faults.Disks;

namespace ProductionOps.Faults.PowerLoss;

/// <summary>
/// The states that a disk may be in when the power goes at one point of a trace. What was flushed is there. For everything else the
/// disk has a choice: how many of the changes of names of a directory are there, and how much of what was written to a file.
/// </summary>
internal sealed class PowerLossPoint
{
    private readonly DiskImage _initial;
    private readonly IReadOnlyList<DiskChange> _trace;
    private readonly int _point;
    private readonly bool[] _isDurable;
    private readonly List<IDiskChoice> _choices = [];

    /// <param name="initial">The disk before the trace, all of it durable.</param>
    /// <param name="trace">What was done.</param>
    /// <param name="point">How many steps were done when the power went.</param>
    /// <param name="model">What kind of file system it is.</param>
    public PowerLossPoint(DiskImage initial, IReadOnlyList<DiskChange> trace, int point, NameModel model)
    {
        _initial = initial;
        _trace = trace;
        _point = point;
        _isDurable = Durability.Of(trace, point);
        AddNameChoices(model);
        AddContentChoices();
    }

    /// <summary>How many options each choice has; the first option of each is that nothing is there, the last that all is.</summary>
    public IReadOnlyList<int> Options => [.. _choices.Select(choice => choice.Options)];

    /// <summary>The disk after the power is back, for one option of each choice.</summary>
    public DiskImage StateOf(IReadOnlyList<int> chosen)
    {
        var isKept = (bool[])_isDurable.Clone();
        var contents = new List<(int File, ContentOption Option)>();
        for (var i = 0; i < _choices.Count; i++) _choices[i].Decide(chosen[i], isKept, contents);

        var image = _initial;
        for (var i = 0; i < _point; i++)
        {
            if (_trace[i] is ContentChanged || (_trace[i] is NameChange && !isKept[i])) continue;
            image = _trace[i].Apply(image);
        }

        for (var i = 0; i < _point; i++)
        {
            if (_trace[i] is ContentChanged && isKept[i]) image = _trace[i].Apply(image);
        }

        return contents.Aggregate(image, (now, content) => now.With(content.File, content.Option.ApplyTo(now.File(content.File))));
    }

    private void AddNameChoices(NameModel model)
    {
        var pending = Enumerable.Range(0, _point).Where(i => _trace[i] is NameChange && !_isDurable[i]).ToList();
        switch (model)
        {
            case NameModel.OneJournal:
                if (pending.Count > 0) _choices.Add(new NamesInOrder(pending));
                break;
            case NameModel.EachDirectory:
                foreach (var directory in pending.GroupBy(i => ((NameChange)_trace[i]).Directory)) _choices.Add(new NamesInOrder([.. directory]));
                break;
            default:
                foreach (var each in pending) _choices.Add(new NamesInOrder([each]));
                break;
        }
    }

    private void AddContentChoices()
    {
        var pending = Enumerable.Range(0, _point).Where(i => _trace[i] is ContentChanged && !_isDurable[i]);
        foreach (var file in pending.GroupBy(i => ((ContentChanged)_trace[i]).File))
        {
            _choices.Add(new ContentChoice(file.Key, [.. file.Select(i => (ContentChanged)_trace[i])]));
        }
    }
}
