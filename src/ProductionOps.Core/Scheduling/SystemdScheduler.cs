using System.Globalization;
using System.Text;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Scheduling;

/// <summary>Timers of systemd, with the service that each starts. A run that was missed is made up for when the machine is up again.</summary>
internal sealed class SystemdScheduler(IFileSystem files, IProcessRunner processes, string unitDirectory, bool systemWide) : IScheduler
{
    private const string Prefix = "prodops-";

    public ScheduleManager Manager => ScheduleManager.Systemd;

    public IReadOnlyList<ScheduleFile> Generate(ScheduledCommand command) =>
    [
        File(command, ".service", $"""
            [Unit]
            Description={command.Description}
            Wants=network-online.target
            After=network-online.target

            [Service]
            Type=oneshot
            WorkingDirectory={command.Directory.Replace("%", "%%", StringComparison.Ordinal)}
            ExecStart={string.Join(' ', command.CommandLine.Select(Quote))}

            """),
        File(command, ".timer", $"""
            [Unit]
            Description={command.Description}

            [Timer]
            OnCalendar={Calendar(command.Timing)}
            Persistent=true

            [Install]
            WantedBy=timers.target

            """),
    ];

    public async Task InstallAsync(ScheduledCommand command, CancellationToken cancellationToken)
    {
        var generated = Generate(command);
        try
        {
            files.CreateDirectory(unitDirectory);
            foreach (var file in generated) Write(file);
            await ControlAsync(cancellationToken, "daemon-reload");
            await ControlAsync(cancellationToken, "enable", "--now", TimerOf(command.Name));
        }
        catch (Exception exception) when (exception is OperationException or OperationCanceledException || FileErrors.IsFileError(exception))
        {
            foreach (var file in generated) files.DeleteFile(file.Path);
            throw exception is OperationException or OperationCanceledException ? exception : FileErrors.Describe(exception, "Schedule", unitDirectory);
        }
    }

    public Task<IReadOnlyList<ScheduleEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = files.Enumerate(unitDirectory)
            .Where(static entry => entry.Kind == FileEntryKind.File && entry.Name.StartsWith(Prefix, StringComparison.Ordinal) && entry.Name.EndsWith(".timer", StringComparison.Ordinal))
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => Read(Path.Combine(unitDirectory, entry.Name)))
            .OfType<ScheduleEntry>();
        return Task.FromResult<IReadOnlyList<ScheduleEntry>>([.. entries]);
    }

    public async Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await ControlAsync(cancellationToken, "disable", "--now", TimerOf(name));
        files.DeleteFile(PathOf(name, ".timer"));
        files.DeleteFile(PathOf(name, ".service"));
        await ControlAsync(cancellationToken, "daemon-reload");
    }

    /// <summary>When, in the words of systemd.</summary>
    public static string Calendar(ScheduleTiming timing)
    {
        var zone = timing.Zone is null ? "" : " " + timing.Zone;
        var time = timing.At.ToString("HH:mm:00", CultureInfo.InvariantCulture);
        var minute = timing.At.ToString("mm", CultureInfo.InvariantCulture);
        return timing switch
        {
            { Minutes: 1 } => "*-*-* *:*:00",
            { Minutes: > 1 } => string.Create(CultureInfo.InvariantCulture, $"*-*-* *:00/{timing.Minutes}:00"),
            { Hours: 1 } => $"*-*-* *:{minute}:00",
            { Hours: > 1 } => string.Create(CultureInfo.InvariantCulture, $"*-*-* 00/{timing.Hours}:{minute}:00{zone}"),
            { Day: { } day } => $"{day.ToString()[..3]} *-*-* {time}{zone}",
            { DayOfMonth: { } day } => string.Create(CultureInfo.InvariantCulture, $"*-*-{day:00} {time}{zone}"),
            _ => $"*-*-* {time}{zone}",
        };
    }

    // systemd reads C escapes, specifiers and variables within double quotes.
    private static string Quote(string argument)
    {
        var text = argument
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("%", "%%", StringComparison.Ordinal)
            .Replace("$", "$$", StringComparison.Ordinal);
        return $"\"{text}\"";
    }

    private ScheduleFile File(ScheduledCommand command, string extension, string content)
    {
        var text = content.ReplaceLineEndings("\n");
        return new ScheduleFile(PathOf(command.Name, extension), $"# {ScheduleMark.Of(command.Name, text)}\n{text}");
    }

    private void Write(ScheduleFile file)
    {
        var temporary = file.Path + ".new";
        files.DeleteFile(temporary);
        files.WriteNew(temporary, Encoding.UTF8.GetBytes(file.Content));
        files.Replace(temporary, file.Path);
        files.FlushDirectory(unitDirectory);
    }

    private ScheduleEntry? Read(string path)
    {
        var (name, timer, isIntact) = Split(path);
        if (name is null) return null;
        var service = PathOf(name, ".service");
        var (_, body, isServiceIntact) = files.FileExists(service) ? Split(service) : (null, "", false);
        return new ScheduleEntry
        {
            Name = name,
            Manager = Manager,
            SystemWide = systemWide,
            Timing = Value(timer, "OnCalendar="),
            Command = Value(body, "ExecStart="),
            IsEdited = !isIntact || !isServiceIntact,
            Path = path,
        };
    }

    private (string? Name, string Content, bool IsIntact) Split(string path)
    {
        var text = Encoding.UTF8.GetString(files.ReadAllBytes(path));
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0) return (null, text, false);
        var (mark, content) = (text[..end], text[(end + 1)..]);
        return (ScheduleMark.NameIn(mark), content, ScheduleMark.IsIntact(mark, content));
    }

    private static string Value(string text, string key) =>
        Array.Find(text.Split('\n'), line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..] ?? "";

    private string PathOf(string name, string extension) => Path.Combine(unitDirectory, Prefix + name + extension);

    private static string TimerOf(string name) => Prefix + name + ".timer";

    private async Task ControlAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var result = await processes.RunAsync(new ProcessRequest("systemctl", systemWide ? arguments : ["--user", .. arguments]), cancellationToken);
        if (result.Succeeded) return;
        throw new OperationException(
            "ScheduleManagerUnavailable",
            ErrorKind.Unavailable,
            $"systemctl {string.Join(' ', arguments)} failed: {result.Error.Trim()} Use the manager cron where systemd does not run.",
            arguments[0]);
    }
}
