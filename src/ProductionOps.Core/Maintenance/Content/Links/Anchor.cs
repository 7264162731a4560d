namespace ProductionOps.Maintenance.Content.Links;

/// <summary>A place in a page that a link names, as written and decoded: browsers look for the first, then for the second.</summary>
internal sealed record Anchor(string Text, ulong Written, ulong Decoded)
{
    private const string TextDirective = ":~:";

    /// <summary>The place that a fragment names; null for the top of the page, a quotation, or a route of a script.</summary>
    /// <param name="fragment">What follows the <c>#</c>.</param>
    public static Anchor? Parse(ReadOnlySpan<char> fragment)
    {
        var directive = fragment.IndexOf(TextDirective, StringComparison.Ordinal);
        if (directive >= 0) fragment = fragment[..directive];
        if (fragment.IsEmpty || fragment[0] is '/' or '!' || fragment.Equals("top", StringComparison.OrdinalIgnoreCase)) return null;
        var text = fragment.ToString();
        return new Anchor(text, AnchorHash.Of(text), AnchorHash.Of(Uri.UnescapeDataString(text)));
    }
}
