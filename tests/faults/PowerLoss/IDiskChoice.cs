namespace ProductionOps.Faults.PowerLoss;

/// <summary>Something that a disk is free to keep or to lose when the power goes.</summary>
internal interface IDiskChoice
{
    /// <summary>How many possibilities there are; the first is that nothing is kept, the last that everything is.</summary>
    int Options { get; }

    /// <summary>Takes one of them.</summary>
    /// <param name="option">Its number, from 0.</param>
    /// <param name="isKept">Which steps are kept.</param>
    /// <param name="contents">What files hold that are neither as before nor as after.</param>
    void Decide(int option, bool[] isKept, List<(int File, ContentOption Option)> contents);
}

/// <summary>Changes of names that become durable in their order.</summary>
internal sealed class NamesInOrder(IReadOnlyList<int> steps) : IDiskChoice
{
    public int Options => steps.Count + 1;

    public void Decide(int option, bool[] isKept, List<(int File, ContentOption Option)> contents)
    {
        foreach (var step in steps.Take(option)) isKept[step] = true;
    }
}
