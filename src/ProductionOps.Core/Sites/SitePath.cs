namespace ProductionOps.Sites;

/// <summary>The path of a request, split, decoded and free of anything that could leave the site.</summary>
/// <param name="Segments">Names, decoded.</param>
/// <param name="IsDirectory">Whether the path ended in a slash.</param>
internal sealed record SitePath(IReadOnlyList<string> Segments, bool IsDirectory)
{
    private static readonly char[] Forbidden = OperatingSystem.IsWindows() ? ['/', '\\', '\0', ':'] : ['/', '\\', '\0'];

    /// <summary>Reads the target of a request; null when it is not a path that a site may be asked for.</summary>
    public static SitePath? Parse(string target)
    {
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute)) target = absolute.PathAndQuery;
        if (!target.StartsWith('/')) return null;
        var path = target.Split('?', '#')[0];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToList();
        return segments.Exists(IsUnsafe) ? null : new SitePath(segments, path.EndsWith('/'));
    }

    /// <summary>The path as it stands in a URL, with a slash at its end.</summary>
    public string ToDirectoryUrl() => "/" + string.Concat(Segments.Select(segment => Uri.EscapeDataString(segment) + "/"));

    /// <summary>The path below another; null when it is not below it.</summary>
    public SitePath? Below(SitePath mount) =>
        Segments.Take(mount.Segments.Count).SequenceEqual(mount.Segments, StringComparer.Ordinal)
            ? new SitePath([.. Segments.Skip(mount.Segments.Count)], IsDirectory)
            : null;

    // Windows drops dots and spaces at the end of a name, so "..." or ".. " would be another spelling of "..".
    private static bool IsUnsafe(string segment) =>
        segment is "." or ".." ||
        segment.IndexOfAny(Forbidden) >= 0 ||
        (OperatingSystem.IsWindows() && segment[^1] is '.' or ' ');
}
