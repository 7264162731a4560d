using System.Globalization;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Parts">The parts to run.</param>
/// <param name="Seed">What chance is made of.</param>
/// <param name="Minutes">How long all of them may take.</param>
/// <param name="Scenario">The only scenario to run, where parts run several; null for all.</param>
internal sealed record FaultArguments(IReadOnlyList<FaultPart> Parts, int Seed, double Minutes, string? Scenario)
{
    /// <summary>Reads the command line; null when it makes no sense.</summary>
    public static FaultArguments? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0) return null;
        var parts = arguments[0] == "all" ? FaultParts.All : [.. FaultParts.All.Where(part => part.Name == arguments[0])];
        var parsed = new FaultArguments(parts, Seed: 1, Minutes: 25, Scenario: null);
        for (var i = 1; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count) return null;
            if (arguments[i] == "--seed" && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var seed)) parsed = parsed with { Seed = seed };
            else if (arguments[i] == "--minutes" && double.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var minutes)) parsed = parsed with { Minutes = minutes };
            else if (arguments[i] == "--scenario" && StoreScenarios.AllScenarios.Any(one => one.Name == arguments[i + 1])) parsed = parsed with { Scenario = arguments[i + 1] };
            else return null;
        }

        return parts.Count == 0 ? null : parsed;
    }

    /// <summary>What can be asked for.</summary>
    public static string Usage => string.Join('\n', FaultParts.All
        .Select(part => $"  {part.Name,-12} {part.About}")
        .Prepend("  all          all of these:")
        .Prepend("Usage: PART [--seed N] [--minutes M] [--scenario " + string.Join('|', StoreScenarios.AllScenarios.Select(one => one.Name)) + "]"));
}
