using System.Globalization;

namespace ProductionOps.Testing;

/// <summary>Processes of browsers that run on this machine, known by the profile that their command lines name; on Linux only.</summary>
public static class BrowserProcesses
{
    private const string Profile = "--user-data-dir=";

    /// <summary>Those whose command lines name a folder.</summary>
    /// <param name="folder">The profile, or a folder above it.</param>
    public static IReadOnlyList<(int Id, string CommandLine)> Of(string folder) =>
        [.. All().Where(process => process.CommandLine.Contains(folder, StringComparison.Ordinal))];

    /// <summary>Profiles of the browsers that a program started itself.</summary>
    /// <param name="parent">Id of the program.</param>
    public static IReadOnlyList<string> ProfilesOfChildren(int parent) =>
    [
        .. All().Where(process => ParentOf(process.Id) == parent)
            .SelectMany(static process => process.CommandLine.Split('\0'))
            .Where(static argument => argument.StartsWith(Profile, StringComparison.Ordinal))
            .Select(static argument => argument[Profile.Length..]),
    ];

    /// <summary>Completes when none names the folder any more: helpers of a browser notice its end themselves, a moment later.</summary>
    /// <param name="folder">The profile, or a folder above it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WaitUntilGoneAsync(string folder, CancellationToken cancellationToken)
    {
        while (Of(folder).Count > 0) await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
    }

    private static IEnumerable<(int Id, string CommandLine)> All() => Directory.GetDirectories("/proc")
        .Select(static path => Path.GetFileName(path))
        .Where(static name => char.IsAsciiDigit(name[0]))
        .Select(static name => (int.Parse(name, CultureInfo.InvariantCulture), Read(name, "cmdline")));

    // The name of the program, in parentheses, may hold any character.
    private static int? ParentOf(int process) =>
        Read(process.ToString(CultureInfo.InvariantCulture), "stat") is { Length: > 0 } stat
            ? int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ')[2], CultureInfo.InvariantCulture)
            : null;

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine("/proc", process, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has ended in between, or is of somebody else.
            return "";
        }
    }
}
