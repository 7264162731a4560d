namespace ProductionOps.Maintenance.Content.Links;

/// <summary>A path of a URL without dots and escapes.</summary>
/// <param name="Path">Path relative to the host, decoded, without its first slash.</param>
/// <param name="LeavesRoot">Whether it went up more directories than there are.</param>
/// <param name="IsNameable">Whether a file could have that path.</param>
internal readonly record struct LinkPath(string Path, bool LeavesRoot, bool IsNameable)
{
    /// <summary>Resolves a path as browsers do (section 4.4 of the URL Standard).</summary>
    /// <param name="path">The path as written, without query and fragment; backslashes are slashes.</param>
    /// <param name="directory">What it is relative to, decoded, where it does not begin with a slash.</param>
    public static LinkPath Parse(ReadOnlySpan<char> path, string directory)
    {
        var segments = new List<string>();
        if (path.IsEmpty || path[0] is not ('/' or '\\')) AddDirectory(segments, directory);
        var (leavesRoot, isNameable, isDirectory) = (false, true, path.IsEmpty);
        foreach (var range in path.SplitAny('/', '\\'))
        {
            var segment = path[range];
            isDirectory = true;
            switch (Dots(segment))
            {
                case 0 when !segment.IsEmpty:
                    var name = segment.Contains('%') ? Uri.UnescapeDataString(segment) : segment.ToString();
                    isNameable &= name.AsSpan().IndexOfAny('/', '\0') < 0;
                    segments.Add(name);
                    isDirectory = false;
                    break;
                case 2 when segments.Count > 0:
                    segments.RemoveAt(segments.Count - 1);
                    break;
                case 2:
                    leavesRoot = true;
                    break;
            }
        }

        var joined = string.Join('/', segments);
        return new LinkPath(isDirectory && joined.Length > 0 ? joined + "/" : joined, leavesRoot, isNameable);
    }

    private static void AddDirectory(List<string> segments, string directory)
    {
        foreach (var range in directory.AsSpan().Split('/'))
        {
            if (!directory.AsSpan(range).IsEmpty) segments.Add(directory[range]);
        }
    }

    // "%2e" is a dot to the URL Standard, unlike other escapes.
    private static int Dots(ReadOnlySpan<char> segment)
    {
        var dots = 0;
        while (!segment.IsEmpty)
        {
            var length = segment[0] == '.' ? 1 : segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase) ? 3 : 0;
            if (length == 0) return 0;
            segment = segment[length..];
            dots++;
        }

        return dots > 2 ? 0 : dots;
    }
}
