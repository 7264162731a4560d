using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Scheduling;

/// <summary>Scheduled tasks of Windows, in the folder ProductionOps. A run that was missed is made up for as soon as possible.</summary>
internal sealed class WindowsScheduler(IFileSystem files, IProcessRunner processes, string temporaryDirectory) : IScheduler
{
    private const string Folder = "\\ProductionOps\\";
    private static readonly XNamespace Ns = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    public ScheduleManager Manager => ScheduleManager.Windows;

    public IReadOnlyList<ScheduleFile> Generate(ScheduledCommand command)
    {
        if (command.Timing.Zone is not null)
        {
            throw new OperationException(
                "ScheduleTimeZoneUnsupported", ErrorKind.Unsupported, "Scheduled tasks of Windows know no time zones. Leave the time zone out, for that of the machine.", command.Timing.Zone);
        }

        var body = Body(command, description: command.Description);
        var marked = Body(command, $"{command.Description} [{ScheduleMark.Of(command.Name, body.ToString(SaveOptions.DisableFormatting))}]");
        return [new ScheduleFile(Folder + command.Name, "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + marked)];
    }

    public async Task InstallAsync(ScheduledCommand command, CancellationToken cancellationToken)
    {
        files.CreateDirectory(temporaryDirectory, isPrivate: true);
        var path = Path.Combine(temporaryDirectory, $"task-{Guid.NewGuid():N}.xml");
        files.WriteNew(path, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Generate(command)[0].Content)], isPrivate: true);
        try
        {
            await ControlAsync(["/Create", "/TN", Folder + command.Name, "/XML", path, "/F"], cancellationToken);
        }
        finally
        {
            files.DeleteFile(path);
        }
    }

    public async Task<IReadOnlyList<ScheduleEntry>> ListAsync(CancellationToken cancellationToken)
    {
        if (processes.Find("schtasks") is null) return [];
        var names = await ControlAsync(["/Query", "/FO", "CSV", "/NH"], cancellationToken);
        var ours = names.Split('\n')
            .Select(static line => line.Split('"'))
            .Where(static parts => parts.Length > 1 && parts[1].StartsWith(Folder, StringComparison.Ordinal))
            .Select(static parts => parts[1])
            .Distinct(StringComparer.Ordinal);
        var entries = new List<ScheduleEntry>();
        foreach (var name in ours) entries.Add(Read(name, await ControlAsync(["/Query", "/TN", name, "/XML"], cancellationToken)));
        return entries;
    }

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => ControlAsync(["/Delete", "/TN", Folder + name, "/F"], cancellationToken);

    /// <summary>An argument as CommandLineToArgvW reads it.</summary>
    public static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.AsSpan().IndexOfAny(" \t\"") < 0) return argument;
        var text = new StringBuilder("\"");
        var slashes = 0;
        foreach (var character in argument)
        {
            if (character == '"') text.Append('\\', slashes + 1);
            slashes = character == '\\' ? slashes + 1 : 0;
            text.Append(character);
        }

        return text.Append('\\', slashes).Append('"').ToString();
    }

    private static ScheduleEntry Read(string path, string xml)
    {
        var task = XDocument.Parse(xml[xml.IndexOf("<Task", StringComparison.Ordinal)..]).Root!;
        var command = task.Descendants(Ns + "Exec").First();
        var trigger = task.Element(Ns + "Triggers")!.Elements().First();
        return new ScheduleEntry
        {
            Name = path[Folder.Length..],
            Manager = ScheduleManager.Windows,
            Timing = string.Join(' ', trigger.Descendants().Where(static element => !element.HasElements).Select(static element => element.Value.Length > 0 ? element.Value : element.Name.LocalName)),
            Command = $"{command.Element(Ns + "Command")?.Value} {command.Element(Ns + "Arguments")?.Value}",
            // Windows adds to what it is given, so an edit cannot be told from that.
            IsEdited = !(task.Descendants(Ns + "Description").FirstOrDefault()?.Value.Contains("ProductionOps schedule", StringComparison.Ordinal) ?? false),
            Path = path,
        };
    }

    private static XElement Body(ScheduledCommand command, string description) => new(
        Ns + "Task",
        new XAttribute("version", "1.2"),
        new XElement(Ns + "RegistrationInfo", new XElement(Ns + "Description", description)),
        new XElement(Ns + "Triggers", Trigger(command.Timing)),
        new XElement(
            Ns + "Settings",
            new XElement(Ns + "MultipleInstancesPolicy", "IgnoreNew"),
            new XElement(Ns + "DisallowStartIfOnBatteries", "false"),
            new XElement(Ns + "StopIfGoingOnBatteries", "false"),
            new XElement(Ns + "StartWhenAvailable", "true")),
        new XElement(
            Ns + "Actions",
            new XElement(
                Ns + "Exec",
                new XElement(Ns + "Command", command.CommandLine[0]),
                new XElement(Ns + "Arguments", string.Join(' ', command.CommandLine.Skip(1).Select(Quote))),
                new XElement(Ns + "WorkingDirectory", command.Directory))));

    private static XElement Trigger(ScheduleTiming timing)
    {
        var start = new XElement(Ns + "StartBoundary", $"2026-01-01T{timing.At.ToString("HH:mm:00", CultureInfo.InvariantCulture)}");
        if (timing.Minutes > 0) return Repeating(start, string.Create(CultureInfo.InvariantCulture, $"PT{timing.Minutes}M"));
        if (timing.Hours > 0) return Repeating(start, string.Create(CultureInfo.InvariantCulture, $"PT{timing.Hours}H"));
        return new XElement(Ns + "CalendarTrigger", start, Days(timing));
    }

    private static XElement Repeating(XElement start, string interval) =>
        new(Ns + "TimeTrigger", new XElement(Ns + "Repetition", new XElement(Ns + "Interval", interval)), start);

    private static XElement Days(ScheduleTiming timing) => timing switch
    {
        { Day: { } day } => new XElement(Ns + "ScheduleByWeek", new XElement(Ns + "DaysOfWeek", new XElement(Ns + day.ToString())), new XElement(Ns + "WeeksInterval", "1")),
        { DayOfMonth: { } day } => new XElement(
            Ns + "ScheduleByMonth",
            new XElement(Ns + "DaysOfMonth", new XElement(Ns + "Day", day.ToString(CultureInfo.InvariantCulture))),
            new XElement(Ns + "Months", CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(static name => name.Length > 0).Select(static name => new XElement(Ns + name)))),
        _ => new XElement(Ns + "ScheduleByDay", new XElement(Ns + "DaysInterval", "1")),
    };

    private async Task<string> ControlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await processes.RunAsync(new ProcessRequest("schtasks", arguments), cancellationToken);
        return result.Succeeded ? result.Output : throw new OperationException(
            "ScheduleManagerUnavailable", ErrorKind.Unavailable, $"schtasks {arguments[0]} failed: {result.Error.Trim()}", arguments[0]);
    }
}
