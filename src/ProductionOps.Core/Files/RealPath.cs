namespace ProductionOps.Files;

/// <summary>The path that remains when every symbolic link on the way is followed.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MaximumLinks = 40;

    /// <returns>Null when it leads nowhere, or in a circle.</returns>
    public static string? Of(string path)
    {
        var pending = new Stack<string>(Parts(Path.GetFullPath(path)));
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        var links = 0;
        while (pending.TryPop(out var part))
        {
            var next = Path.GetFullPath(Path.Combine(real, part));
            var target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                real = next;
                continue;
            }

            if (++links > MaximumLinks) return null;
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(Path.GetFullPath(target))!;
            foreach (var each in Parts(target)) pending.Push(each);
        }

        return Path.Exists(real) ? real : null;
    }

    // Last part first, so that the first part is on top of the stack. "." and ".." stay: they mean what they mean after the links.
    private static IEnumerable<string> Parts(string path) => path[(Path.GetPathRoot(path)?.Length ?? 0)..]
        .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        .Reverse();
}
