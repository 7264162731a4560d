using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ProductionOps.Analytics;
using ProductionOps.Analytics.Periods;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Parsing;

/// <summary>The options of reports: which environment, which period.</summary>
internal sealed class PeriodOptions
{
    private readonly EnvironmentOption _environment = new();

    private readonly Option<string?> _period = new("--period", "--last")
    {
        Description = "The period, such as 7d, '3 months', last-month or 2026-Q1; the last 30 days when it is not given.",
        HelpName = "period",
    };

    private readonly Option<DateTime?> _from = Time("--from", "Start of the period, by the clocks of the time zone unless it says otherwise.");
    private readonly Option<DateTime?> _to = Time("--to", "End of the period, which is not part of it; now when it is not given.");

    private readonly Option<string?> _zone = new("--time-zone")
    {
        Description = "The time zone whose days are counted, such as Europe/Berlin; that of this machine when it is not given.",
        HelpName = "name",
    };

    /// <summary>The options, with their completions.</summary>
    public PeriodOptions()
    {
        _period.CompletionSources.Add("7d", "30d", "90d", "1y", "today", "yesterday", "this-week", "last-week", "this-month", "last-month", "last-quarter", "this-year", "last-year");
        _zone.CompletionSources.Add(static _ => TimeZoneInfo.GetSystemTimeZones().Select(static zone => zone.Id));
    }

    /// <summary>Records that could not be read.</summary>
    public int Damaged { get; private set; }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_environment);
        command.Options.Add(_period);
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_zone);
    }

    /// <summary>What was asked for. A record that cannot be read is an error beside the report.</summary>
    public AnalyticsRequest Read(CommandContext context) => new()
    {
        Environment = _environment.Read(context),
        Period = new PeriodSelection
        {
            Text = context.Get(_period),
            From = context.Get(_from),
            To = context.Get(_to),
            TimeZone = context.Get(_zone),
        }.Resolve(context.Time),
        OnDamaged = error =>
        {
            Damaged++;
            context.Reporter.Error(error.Id, error.Message);
        },
    };

    private static Option<DateTime?> Time(string name, string description) => new(name) { Description = description, HelpName = "time", CustomParser = Parse };

    private static DateTime? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)) return time;
        result.AddError($"'{text}' is no time; use ISO 8601, such as 2026-01-31 or 2026-01-31T12:00:00Z.");
        return null;
    }
}
