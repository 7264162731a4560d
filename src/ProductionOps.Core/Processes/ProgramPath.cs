namespace ProductionOps.Processes;

/// <summary>
/// Finds a program as a shell would: a bare name along PATH only. The system's own search also takes programs that lie in the
/// current directory, which may be a repository of somebody else.
/// </summary>
internal static class ProgramPath
{
    public static string? Find(string program, string? searchPath, string? extensions, string? workingDirectory)
    {
        var names = Names(program, extensions);
        if (!string.Equals(Path.GetFileName(program), program, StringComparison.Ordinal))
        {
            var start = workingDirectory ?? Environment.CurrentDirectory;
            return names.Select(name => Path.GetFullPath(name, Path.GetFullPath(start))).FirstOrDefault(IsProgram);
        }

        return (searchPath ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(directory => names.Select(name => Path.Combine(directory, name)))
            .FirstOrDefault(IsProgram);
    }

    private static string[] Names(string program, string? extensions)
    {
        if (!OperatingSystem.IsWindows() || Path.HasExtension(program)) return [program];
        var known = (extensions ?? ".COM;.EXE;.BAT;.CMD").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return [.. known.Select(extension => program + extension)];
    }

    private static bool IsProgram(string path)
    {
        if (!File.Exists(path)) return false;
        if (OperatingSystem.IsWindows()) return true;
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return (File.GetUnixFileMode(path) & Execute) != UnixFileMode.None;
    }
}
