namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Whether a source of one policy covers a source of another (path matching of Content Security Policy Level 3).</summary>
internal static class PolicyPath
{
    public static bool Matches(string pattern, string path)
    {
        if (pattern.Length == 0) return true;
        if (pattern == "/" && path.Length == 0) return true;
        var (wanted, given) = (pattern.Split('/'), path.Split('/'));
        var isExact = !pattern.EndsWith('/');
        if (wanted.Length > given.Length || (isExact && wanted.Length != given.Length)) return false;
        var count = isExact ? wanted.Length : wanted.Length - 1;
        return Enumerable.Range(0, count).All(i => Uri.UnescapeDataString(wanted[i]) == Uri.UnescapeDataString(given[i]));
    }
}
