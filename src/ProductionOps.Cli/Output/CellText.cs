using System.Globalization;
using System.Text;

namespace ProductionOps.Cli.Output;

/// <summary>Text in the cells of a terminal: what it takes up, and how it is made to fit.</summary>
internal static class CellText
{
    private const char Ellipsis = '…';

    /// <summary>The text without line breaks and control characters, which could move the cursor or change the terminal.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var builder = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsControl(character)) builder.Append(character);
            else if (character is '\n' or '\t') builder.Append(' ');
            else if (character is not '\r') builder.Append('\uFFFD');
        }

        return builder.ToString();
    }

    /// <summary>Cells that a text takes up: two for a wide character, none for a combining mark.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Width(rune);
        return width;
    }

    /// <summary>The text, cut with an ellipsis when it takes up more cells than there are.</summary>
    public static string Fit(string text, int cells)
    {
        if (Width(text) <= cells) return text;
        if (cells < 1) return "";
        var builder = new StringBuilder();
        var left = cells - 1;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Width(rune);
            if (left < 0) break;
            builder.Append(rune.ToString());
        }

        return builder.Append(Ellipsis).ToString();
    }

    private static int Width(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) return 0;
        return IsWide(rune.Value) ? 2 : 1;
    }

    // The blocks that Unicode Standard Annex 11 calls wide or fullwidth.
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xA000 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD);
}
