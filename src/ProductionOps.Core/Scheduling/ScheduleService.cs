using System.Text;
using System.Text.RegularExpressions;
using ProductionOps.Json;
using ProductionOps.Processes;
using ProductionOps.Store;

namespace ProductionOps.Scheduling;

/// <summary>Lets the system run the commands of a store: shows, installs, lists and removes its schedules.</summary>
public sealed partial class ScheduleService
{
    private readonly IProductionStore? _store;
    private readonly IReadOnlyList<IScheduler> _schedulers;
    private readonly IScheduler _system;
    private readonly IProcessRunner _processes;

    /// <summary>The schedules of this machine.</summary>
    /// <param name="store">The store whose commands are scheduled; null to list and remove only.</param>
    /// <param name="options">Disk and programs.</param>
    public ScheduleService(IProductionStore? store, WorkspaceOptions options)
        : this(store, options, UserUnits, "/etc/systemd/system")
    {
    }

    internal ScheduleService(IProductionStore? store, WorkspaceOptions options, string userUnits, string systemUnits)
    {
        ArgumentNullException.ThrowIfNull(options);
        _processes = options.Processes ?? new ProcessRunner(options.Time);
        var temporary = Path.Combine(options.DataDirectory, "schedules");
        _store = store;
        _system = new SystemdScheduler(options.Files, _processes, systemUnits, systemWide: true);
        _schedulers =
        [
            new SystemdScheduler(options.Files, _processes, userUnits, systemWide: false),
            new CronScheduler(options.Files, _processes, temporary),
            new WindowsScheduler(options.Files, _processes, temporary),
        ];
    }

    private static string UserUnits => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } home ? home : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
        "systemd",
        "user");

    /// <summary>The exact texts that a schedule would be; nothing is changed.</summary>
    /// <exception cref="OperationException"><c>ScheduleNameInvalid</c>; <c>ScheduleArgumentsMissing</c>; <c>ScheduleProgramNotFound</c>;
    /// <c>ScheduleTimeZoneUnsupported</c>; <c>ScheduleSystemWideUnsupported</c>.</exception>
    public async Task<IReadOnlyList<ScheduleFile>> PlanAsync(ScheduleRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SchedulerOf(request).Generate(await CommandAsync(request, cancellationToken));
    }

    /// <summary>Installs a schedule, in place of one of its name.</summary>
    /// <exception cref="OperationException">As for <see cref="PlanAsync"/>; <c>ScheduleManagerUnavailable</c>, <c>ProgramNotFound</c>: what
    /// runs schedules is not there; <c>ScheduleAccessDenied</c>.</exception>
    public async Task<ScheduleEntry> RegisterAsync(ScheduleRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var scheduler = SchedulerOf(request);
        var command = await CommandAsync(request, cancellationToken);
        await scheduler.InstallAsync(command, cancellationToken);
        return (await scheduler.ListAsync(cancellationToken)).First(entry => entry.Name == command.Name);
    }

    /// <summary>The schedules of ours that are installed.</summary>
    /// <exception cref="OperationException"><c>ScheduleManagerUnavailable</c>.</exception>
    public async IAsyncEnumerable<ScheduleEntry> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var scheduler in _schedulers.Append(_system))
        {
            foreach (var entry in await scheduler.ListAsync(cancellationToken)) yield return entry;
        }
    }

    /// <summary>Removes a schedule and returns what it was.</summary>
    /// <exception cref="OperationException"><c>ScheduleNotFound</c>; <c>ScheduleManagerUnavailable</c>.</exception>
    public async Task<ScheduleEntry> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var entry = await GetAsync(name, cancellationToken);
        var scheduler = entry.SystemWide ? _system : _schedulers.First(one => one.Manager == entry.Manager);
        await scheduler.RemoveAsync(name, cancellationToken);
        return entry;
    }

    /// <summary>One schedule.</summary>
    /// <exception cref="OperationException"><c>ScheduleNotFound</c>.</exception>
    public async Task<ScheduleEntry> GetAsync(string name, CancellationToken cancellationToken) =>
        await ListAsync(cancellationToken).FirstOrDefaultAsync(entry => entry.Name == name, cancellationToken) ?? throw NotFound(name);

    /// <summary>The error of a name that nothing has.</summary>
    public static OperationException NotFound(string name) => new(
        "ScheduleNotFound", ErrorKind.NotFound, $"There is no schedule '{name}'. Get-ProductionSchedule and 'prodops schedule list' list those that there are.", name);

    private IScheduler SchedulerOf(ScheduleRequest request)
    {
        var manager = request.Manager ?? (OperatingSystem.IsWindows() ? ScheduleManager.Windows : OperatingSystem.IsLinux() ? ScheduleManager.Systemd : ScheduleManager.Cron);
        if (!request.SystemWide) return _schedulers.First(one => one.Manager == manager);
        return manager == ScheduleManager.Systemd ? _system : throw new OperationException(
            "ScheduleSystemWideUnsupported", ErrorKind.Unsupported, "Only systemd has schedules of the whole system here. Leave it out, or use the manager systemd.", manager);
    }

    private async Task<ScheduledCommand> CommandAsync(ScheduleRequest request, CancellationToken cancellationToken)
    {
        var store = _store ?? throw new OperationException("StoreNotFound", ErrorKind.NotFound, "A schedule needs a store.");
        var site = (await store.GetInformationAsync(cancellationToken)).Site;
        var name = request.Name ?? $"{Slug(site)}-{JsonLiteral.Of(request.Work)}";
        if (!NamePattern().IsMatch(name))
        {
            throw new OperationException("ScheduleNameInvalid", ErrorKind.InvalidInput, $"'{name}' is no name of a schedule; use lower-case letters, digits and hyphens.", name);
        }

        var description = $"ProductionOps: {JsonLiteral.Of(request.Work)} of {OneLine(site)}";
        var directory = Path.GetDirectoryName(store.Address) is { Length: > 0 } parent ? parent : Environment.CurrentDirectory;
        return new ScheduledCommand(name, description, request.Timing, CommandLine(request, store.Address), directory);
    }

    private IReadOnlyList<string> CommandLine(ScheduleRequest request, string store)
    {
        var program = request.Program ?? (_processes.Find("prodops") is { } found ? [found] : null);
        if (program is not null) return [.. program, .. Arguments(request), "--store", store];
        if (request.Module is { } module) return ModuleCommand.Of(module, request, store);
        throw new OperationException(
            "ScheduleProgramNotFound", ErrorKind.NotFound, "There is no prodops on the PATH. Install it ('dotnet tool install --global ProductionOps.Cli'), or name the program.", "prodops");
    }

    private static IReadOnlyList<string> Arguments(ScheduleRequest request)
    {
        var environment = JsonLiteral.Of(request.Environment);
        return request.Work switch
        {
            ScheduleWork.Monitoring => ["monitor", "measure", "--environment", environment, .. request.Arguments],
            ScheduleWork.Maintenance => ["maintenance", "run", "--due", "--environment", environment, .. request.Arguments],
            ScheduleWork.Backup => ["backup", "new", "--environment", environment, .. request.Arguments],
            _ when request.Arguments.Count > 0 => ["report", .. request.Arguments],
            _ => throw new OperationException("ScheduleArgumentsMissing", ErrorKind.InvalidInput, "Say which report, with the arguments of 'prodops report'.", request.Work),
        };
    }

    private static string OneLine(string? text) => new([.. (text ?? "the site").Select(static character => char.IsControl(character) || character == '%' ? ' ' : character)]);

    private static string Slug(string? site)
    {
        var text = new StringBuilder();
        foreach (var character in (site ?? "").ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character)) text.Append(character);
            else if (text.Length > 0 && text[^1] != '-') text.Append('-');
        }

        return text.ToString().Trim('-') is { Length: > 0 } slug ? slug : "site";
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,60}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
