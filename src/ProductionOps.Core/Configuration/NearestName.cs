namespace ProductionOps.Configuration;

/// <summary>Finds what somebody probably meant to type.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate with the smallest optimal string alignment distance (insertions, deletions, substitutions and swaps of
    /// neighbours, without regard to case), provided that the distance is at most a third of the length of the name, or 2; null when
    /// none is that near.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        var limit = Math.Max(2, name.Length / 3);
        if (name.Length is < 2 or > 64) return null;
        return candidates
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(pair => pair.distance <= limit && pair.distance < pair.candidate.Length)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++) rows[i, j] = Cell(rows, left, right, i, j);
        }

        return rows[left.Length, right.Length];
    }

    private static int Cell(int[,] rows, string left, string right, int i, int j)
    {
        var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
        var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
        var swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
