using System.Globalization;

namespace ProductionOps.PowerShell.Display;

/// <summary>Bytes as views show them.</summary>
public static class ByteCount
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>A number of bytes in decimal units, such as <c>1.2 MB</c>; null when there is none.</summary>
    public static string? Of(long? bytes)
    {
        if (bytes is not { } value) return null;

        var unit = 0;
        var amount = (double)value;
        while (Math.Abs(amount) >= 1000 && unit < Units.Length - 1)
        {
            amount /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.CurrentCulture, $"{amount.ToString(unit == 0 ? "0" : "0.0", CultureInfo.CurrentCulture)} {Units[unit]}");
    }
}
