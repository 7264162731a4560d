using System.Globalization;
using System.Text;
using ProductionOps.Deployment.Source;

namespace ProductionOps.Maintenance.Content.Freshness;

/// <summary>When each file of a project was committed last, from one reading of the history.</summary>
internal sealed class CommitTimes
{
    private const char CommitMark = '\u0001';
    private readonly Dictionary<string, DateTimeOffset> _times = new(StringComparer.Ordinal);

    private CommitTimes()
    {
    }

    /// <summary>When a file was committed last; null when it never was.</summary>
    /// <param name="path">Path relative to the project, with forward slashes.</param>
    public DateTimeOffset? Find(string path) => _times.TryGetValue(path, out var time) ? time : null;

    /// <summary>Reads the history of a directory.</summary>
    /// <returns>Null where there is none, or not all of it.</returns>
    public static async Task<CommitTimes?> ReadAsync(GitClient git, string directory, IOperationReporter reporter, CancellationToken cancellationToken)
    {
        var shallow = await git.TryRunAsync(new GitCommand(directory, "rev-parse", "--is-shallow-repository"), cancellationToken);
        if (!shallow.Succeeded)
        {
            reporter.Verbose($"'{directory}' is in no git repository, so the age of its content is not known.");
            return null;
        }

        if (shallow.Output.Trim() == "true")
        {
            reporter.Warning($"The repository of '{directory}' has a part of its history only, so the age of its content is not known. 'git fetch --unshallow' fetches the rest.");
            return null;
        }

        var times = new CommitTimes();
        var log = new GitCommand(directory, "log", $"--format={CommitMark}%cI", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", "--", ".")
        {
            ReadOutput = times.ReadAsync,
        };
        var result = await git.TryRunAsync(log, cancellationToken);
        // A repository without a commit fails here and has no times.
        return result.Succeeded ? times : null;
    }

    private async Task ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(output, Encoding.UTF8);
        var buffer = new char[64 * 1024];
        var entry = new StringBuilder();
        var time = DateTimeOffset.MinValue;
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            foreach (var character in buffer.AsSpan(0, count))
            {
                if (character != '\0') entry.Append(character);
                else time = Take(entry, time);
            }
        }
    }

    private DateTimeOffset Take(StringBuilder entry, DateTimeOffset time)
    {
        var text = entry.ToString().TrimStart('\n');
        entry.Clear();
        if (text.StartsWith(CommitMark)) return DateTimeOffset.Parse(text.AsSpan(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        // Commits come newest first, but clocks differ.
        if (!_times.TryGetValue(text, out var known) || known < time) _times[text] = time;
        return time;
    }
}
