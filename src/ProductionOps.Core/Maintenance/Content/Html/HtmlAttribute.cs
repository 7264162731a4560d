namespace ProductionOps.Maintenance.Content.Html;

/// <summary>An attribute of a start tag, by offsets into the page.</summary>
/// <param name="Name">Its name, where it is one that matters.</param>
/// <param name="NameStart">Where its name begins.</param>
/// <param name="NameLength">Bytes of its name.</param>
/// <param name="Start">Where its value begins.</param>
/// <param name="Length">Bytes of its value, before character references are replaced; 0 where it has none.</param>
internal readonly record struct HtmlAttribute(HtmlAttributeName Name, int NameStart, int NameLength, int Start, int Length)
{
    /// <summary>The value as it is written.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> page) => page.Slice(Start, Length);
}
