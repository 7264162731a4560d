namespace ProductionOps.Store.Exchange.Schemas;

/// <summary>The one form in which the store writes times: <c>2026-01-31T23:59:59.000Z</c>.</summary>
internal static class WrittenTime
{
    /// <summary>Bytes of such a time.</summary>
    public const int Length = 24;

    private static ReadOnlySpan<byte> Form => "0000-00-00T00:00:00.000Z"u8;

    /// <summary>Whether a text of that length has the form.</summary>
    public static bool Matches(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < Length; i++)
        {
            if (Form[i] == (byte)'0' ? !char.IsAsciiDigit((char)text[i]) : text[i] != Form[i]) return false;
        }

        return true;
    }
}
