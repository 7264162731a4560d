using System.IO.Enumeration;

namespace ProductionOps.Maintenance.Content.Links;

/// <summary>Links that are left alone.</summary>
/// <param name="patterns">Texts with <c>*</c> and <c>?</c>.</param>
internal sealed class LinkExclusions(IReadOnlyList<string> patterns)
{
    /// <summary>Whether a link, as it is written or resolved, is one of them.</summary>
    public bool Contain(ReadOnlySpan<char> link)
    {
        foreach (var pattern in patterns)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, link)) return true;
        }

        return false;
    }
}
