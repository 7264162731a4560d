using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Store;

namespace ProductionOps.Cli.Parsing;

/// <summary>The options that every list of records has: a period, and how many.</summary>
internal sealed class ListOptions
{
    private readonly InstantOption _from;
    private readonly InstantOption _to;
    private readonly IntegerOption _limit = new("--limit", "At most so many, the newest.", least: 1);

    /// <summary>The options of records that something happened to.</summary>
    /// <param name="happened">What, such as <c>started</c>.</param>
    public ListOptions(string happened)
    {
        _from = new InstantOption("--from", $"Only {happened} at or after this time, such as 2026-01-31 or 7d for the last week.");
        _to = new InstantOption("--to", $"Only {happened} before this time.");
        _limit.Aliases.Add("-n");
    }

    /// <summary>Records that could not be read.</summary>
    public int Damaged { get; private set; }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_limit);
    }

    /// <summary>How many at most; null for all.</summary>
    public int? LimitOf(CommandContext context) => context.Get(_limit);

    /// <summary>What was asked for, newest first. A record that cannot be read is an error beside the others.</summary>
    public RecordQuery Read(CommandContext context)
    {
        var now = context.Time.GetUtcNow();
        return new RecordQuery
        {
            From = context.Get(_from)?.Before(now),
            To = context.Get(_to)?.Before(now),
            Limit = LimitOf(context),
            NewestFirst = true,
            OnDamaged = error =>
            {
                Damaged++;
                context.Reporter.Error(error.Id, error.Message);
            },
        };
    }
}
