using System.Globalization;
using System.Text;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Scheduling;

/// <summary>
/// Marked blocks at the end of the user's crontab; every other line stays as it is, to the byte. Cron makes up for nothing that it missed.
/// </summary>
internal sealed class CronScheduler(IFileSystem files, IProcessRunner processes, string temporaryDirectory) : IScheduler
{
    private const string BeginMark = "# BEGIN ";
    private const string EndMark = "# END ProductionOps schedule ";

    public ScheduleManager Manager => ScheduleManager.Cron;

    public IReadOnlyList<ScheduleFile> Generate(ScheduledCommand command)
    {
        var zone = command.Timing.Zone is { } name ? $"CRON_TZ={name}\n" : "";
        var line = $"cd {Quote(command.Directory)} && {string.Join(' ', command.CommandLine.Select(Quote))}".Replace("%", "\\%", StringComparison.Ordinal);
        var content = $"# {command.Description}\n{zone}{Expression(command.Timing)} {line}\n";
        return [new ScheduleFile("crontab", $"{BeginMark}{ScheduleMark.Of(command.Name, content)}\n{content}{EndMark}{command.Name}\n")];
    }

    public async Task InstallAsync(ScheduledCommand command, CancellationToken cancellationToken)
    {
        if (command.Timing.Zone is not null) await RequireZonesAsync(cancellationToken);
        var before = Without(await ReadAsync(cancellationToken), command.Name);
        var separator = before.Length == 0 || before.EndsWith('\n') ? "" : "\n";
        await WriteAsync(before + separator + Generate(command)[0].Content, cancellationToken);
    }

    public async Task<IReadOnlyList<ScheduleEntry>> ListAsync(CancellationToken cancellationToken)
    {
        if (processes.Find("crontab") is null) return [];
        var entries = new List<ScheduleEntry>();
        foreach (var (name, mark, content) in Blocks(await ReadAsync(cancellationToken)))
        {
            var line = content.Split('\n').LastOrDefault(static text => text.Length > 0 && text[0] != '#') ?? "";
            var parts = line.Split(' ', 6);
            entries.Add(new ScheduleEntry
            {
                Name = name,
                Manager = Manager,
                Timing = parts.Length == 6 ? string.Join(' ', parts[..5]) : line,
                Command = parts.Length == 6 ? parts[5] : "",
                IsEdited = !ScheduleMark.IsIntact(mark, content),
                Path = "crontab",
            });
        }

        return entries;
    }

    public async Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        await WriteAsync(Without(await ReadAsync(cancellationToken), name), cancellationToken);

    /// <summary>When, in the words of cron.</summary>
    public static string Expression(ScheduleTiming timing) => timing switch
    {
        { Minutes: 1 } => "* * * * *",
        { Minutes: > 1 } => string.Create(CultureInfo.InvariantCulture, $"*/{timing.Minutes} * * * *"),
        { Hours: 1 } => string.Create(CultureInfo.InvariantCulture, $"{timing.At.Minute} * * * *"),
        { Hours: > 1 } => string.Create(CultureInfo.InvariantCulture, $"{timing.At.Minute} */{timing.Hours} * * *"),
        { Day: { } day } => string.Create(CultureInfo.InvariantCulture, $"{timing.At.Minute} {timing.At.Hour} * * {(int)day}"),
        { DayOfMonth: { } day } => string.Create(CultureInfo.InvariantCulture, $"{timing.At.Minute} {timing.At.Hour} {day} * *"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{timing.At.Minute} {timing.At.Hour} * * *"),
    };

    /// <summary>An argument as a POSIX shell reads it.</summary>
    public static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A crontab without one block; all else is as it was.</summary>
    public static string Without(string crontab, string name)
    {
        var (begin, end) = Find(crontab, name);
        return begin < 0 ? crontab : crontab[..begin] + crontab[end..];
    }

    private static (int Begin, int End) Find(string crontab, string name)
    {
        var end = $"{EndMark}{name}\n";
        for (var begin = 0; (begin = crontab.IndexOf(BeginMark, begin, StringComparison.Ordinal)) >= 0; begin++)
        {
            if (begin > 0 && crontab[begin - 1] != '\n') continue;
            var line = crontab[begin..LineEnd(crontab, begin)];
            if (ScheduleMark.NameIn(line) != name) continue;
            var last = crontab.IndexOf(end, begin, StringComparison.Ordinal);
            return last < 0 ? throw Damaged(name) : (begin, last + end.Length);
        }

        return (-1, -1);
    }

    private static IEnumerable<(string Name, string Mark, string Content)> Blocks(string crontab)
    {
        foreach (var line in crontab.Split('\n').Where(static line => line.StartsWith(BeginMark, StringComparison.Ordinal)))
        {
            if (ScheduleMark.NameIn(line) is not { } name) continue;
            var (begin, end) = Find(crontab, name);
            var first = begin + line.Length + 1;
            yield return (name, line, crontab[first..(end - EndMark.Length - name.Length - 1)]);
        }
    }

    private static int LineEnd(string text, int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var result = await processes.RunAsync(
            new ProcessRequest("crontab", ["-l"]) { ReadOutput = async (stream, stop) => await stream.CopyToAsync(buffer, stop) }, cancellationToken);
        if (result.Succeeded) return Decode(buffer.ToArray());
        return result.Error.Contains("no crontab", StringComparison.OrdinalIgnoreCase) ? "" : throw Failed(result.Error);
    }

    private async Task WriteAsync(string crontab, CancellationToken cancellationToken)
    {
        files.CreateDirectory(temporaryDirectory, isPrivate: true);
        var name = $"crontab-{Guid.NewGuid():N}";
        var path = Path.Combine(temporaryDirectory, name);
        files.WriteNew(path, Encode(crontab), isPrivate: true);
        try
        {
            // Some crontabs read 99 bytes of a name and no more.
            var result = await processes.RunAsync(new ProcessRequest("crontab", [name]) { WorkingDirectory = temporaryDirectory }, cancellationToken);
            if (!result.Succeeded) throw Failed(result.Error);
        }
        finally
        {
            files.DeleteFile(path);
        }
    }

    private async Task RequireZonesAsync(CancellationToken cancellationToken)
    {
        var version = await processes.RunAsync(new ProcessRequest("crontab", ["-V"]), cancellationToken);
        if ((version.Output + version.Error).Contains("cronie", StringComparison.OrdinalIgnoreCase)) return;
        throw new OperationException(
            "ScheduleTimeZoneUnsupported", ErrorKind.Unsupported, "This cron knows no time zones (CRON_TZ). Leave the time zone out, for that of the machine, or use the manager systemd.");
    }

    // Bytes that are no UTF-8 are carried as surrogates that stand for them, so that lines of others stay as they are.
    private static string Decode(byte[] content)
    {
        var text = new StringBuilder();
        for (var rest = content.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done) text.Append(rune.ToString());
            else
            {
                for (var index = 0; index < length; index++) text.Append((char)(0xDC00 + rest[index]));
            }

            rest = rest[length..];
        }

        return text.ToString();
    }

    private static byte[] Encode(string text)
    {
        using var content = new MemoryStream();
        Span<byte> buffer = stackalloc byte[4];
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var isRune = Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (isRune) content.Write(buffer[..rune.EncodeToUtf8(buffer)]);
            else content.WriteByte((byte)(rest[0] - 0xDC00));
            rest = rest[length..];
        }

        return content.ToArray();
    }

    private static OperationException Damaged(string name) => new(
        "ScheduleDamaged", ErrorKind.Damaged, $"The block of '{name}' in the crontab has no end any more. Remove its lines with 'crontab -e'.", name);

    private static OperationException Failed(string error) => new(
        "ScheduleManagerUnavailable", ErrorKind.Unavailable, $"crontab failed: {error.Trim()}", "crontab");
}
