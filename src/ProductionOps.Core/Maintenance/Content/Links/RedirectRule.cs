namespace ProductionOps.Maintenance.Content.Links;

/// <summary>A line of a <c>_redirects</c> file.</summary>
/// <param name="From">Path that it is for, with a star at its end for all below, and parts such as <c>:year</c> for any.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record RedirectRule(string From, string To, int Line)
{
    /// <summary>Where it leads a path; null where it is not for that path.</summary>
    public string? Apply(string path)
    {
        var wanted = From.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var given = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var to = To;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "*") return to.Replace(":splat", string.Join('/', given.Skip(i)), StringComparison.Ordinal);
            if (i >= given.Length) return null;
            if (wanted[i][0] == ':') to = to.Replace(wanted[i], given[i], StringComparison.Ordinal);
            else if (wanted[i] != given[i]) return null;
        }

        return wanted.Length == given.Length ? to : null;
    }
}
