using System.Globalization;

namespace ProductionOps.PowerShell.Display;

/// <summary>Bytes as views show them.</summary>
public static class ByteCount
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>A number of bytes in decimal units, such as <c>1.2 MB</c>, as a culture writes numbers; null when there is none.</summary>
    public static ViewFunction<long?, CultureInfo> Of { get; } = new(InUnits);

    private static string? InUnits(long? bytes, CultureInfo culture)
    {
        if (bytes is not { } value) return null;

        var unit = 0;
        var amount = (double)value;
        while (Math.Abs(amount) >= 1000 && unit < Units.Length - 1)
        {
            amount /= 1000;
            unit++;
        }

        return $"{amount.ToString(unit == 0 ? "0" : "0.0", culture)} {Units[unit]}";
    }
}
