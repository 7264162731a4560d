namespace ProductionOps.Cli.Output;

/// <summary>Shares the width of a terminal among the columns of a table.</summary>
internal static class TableLayout
{
    private const int Gap = 2;

    /// <summary>
    /// The cells that each column gets. The widest column that may be cut gives way first; when none can give any more, the last
    /// columns are left out, which is a width of 0.
    /// </summary>
    public static IReadOnlyList<int> Fit(IReadOnlyList<ColumnExtent> columns, int width)
    {
        var widths = columns.Select(static c => c.Natural).ToArray();
        while (Total(widths) > width)
        {
            if (FindWidestToCut(columns, widths) is { } index) widths[index]--;
            else if (!DropLast(widths)) break;
        }

        return widths;
    }

    private static int Total(int[] widths) =>
        widths.Sum() + Gap * Math.Max(0, widths.Count(static w => w > 0) - 1);

    private static int? FindWidestToCut(IReadOnlyList<ColumnExtent> columns, int[] widths)
    {
        int? widest = null;
        for (var i = 0; i < widths.Length; i++)
        {
            if (columns[i].Minimum is not { } minimum || widths[i] <= minimum) continue;
            if (widest is null || widths[i] > widths[widest.Value]) widest = i;
        }

        return widest;
    }

    private static bool DropLast(int[] widths)
    {
        var last = Array.FindLastIndex(widths, static w => w > 0);
        if (last <= 0) return false;
        widths[last] = 0;
        return true;
    }
}
