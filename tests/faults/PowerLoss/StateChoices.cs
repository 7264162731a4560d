namespace ProductionOps.Faults.PowerLoss;

/// <summary>
/// Which combinations of options are tried: all of them where they are few; otherwise those that differ in one or two choices from
/// nothing or from everything being there, and as many more at random.
/// </summary>
internal static class StateChoices
{
    /// <summary>How many combinations there are, as far as that can be counted.</summary>
    public static double CountOf(IReadOnlyList<int> options) => options.Aggregate(1.0, (product, count) => product * count);

    /// <summary>The combinations that are tried.</summary>
    /// <param name="options">How many options each choice has.</param>
    /// <param name="most">How many combinations are tried at most.</param>
    /// <param name="random">Chooses where not all are tried.</param>
    public static IEnumerable<int[]> Of(IReadOnlyList<int> options, int most, Random random) =>
        CountOf(options) <= most ? All(options) : Some(options, random).Take(most);

    private static IEnumerable<int[]> All(IReadOnlyList<int> options)
    {
        var chosen = new int[options.Count];
        while (true)
        {
            yield return (int[])chosen.Clone();
            var place = 0;
            while (place < options.Count && ++chosen[place] == options[place]) chosen[place++] = 0;
            if (place == options.Count) yield break;
        }
    }

    private static IEnumerable<int[]> Some(IReadOnlyList<int> options, Random random)
    {
        int[] nothing = new int[options.Count];
        int[] everything = [.. options.Select(count => count - 1)];
        yield return nothing;
        yield return everything;
        foreach (var from in (int[][])[everything, nothing])
        {
            foreach (var changed in Changed(options, from, 0)) yield return changed;
        }

        foreach (var pair in Interleaved(Pairs(options, everything), Pairs(options, nothing), options, random)) yield return pair;
    }

    // Half of what is left goes to two differences, in turn, and half to chance.
    private static IEnumerable<int[]> Interleaved(IEnumerable<int[]> first, IEnumerable<int[]> second, IReadOnlyList<int> options, Random random)
    {
        foreach (var (one, two) in first.Zip(second))
        {
            yield return one;
            yield return Any(options, random);
            yield return two;
            yield return Any(options, random);
        }

        while (true) yield return Any(options, random);
    }

    private static IEnumerable<int[]> Pairs(IReadOnlyList<int> options, int[] from) =>
        Enumerable.Range(0, options.Count).SelectMany(place => Changed(options, from, place, place + 1).SelectMany(one => Changed(options, one, place + 1)));

    private static IEnumerable<int[]> Changed(IReadOnlyList<int> options, int[] from, int first, int? end = null)
    {
        for (var place = first; place < (end ?? options.Count); place++)
        {
            for (var option = 0; option < options[place]; option++)
            {
                if (option == from[place]) continue;
                var changed = (int[])from.Clone();
                changed[place] = option;
                yield return changed;
            }
        }
    }

    private static int[] Any(IReadOnlyList<int> options, Random random) => [.. options.Select(count => random.Next(count))];
}
