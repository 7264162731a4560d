using System.Globalization;
using ProductionOps.Faults.Concurrency;

namespace ProductionOps.Faults.Kills;

/// <summary>This program as the process that is killed, or that writes beside others. Nothing else is compiled to native code.</summary>
internal static class ChildProgram
{
    public static async Task<int> Main(string[] args) => await RunAsync(args) ?? 2;

    /// <summary>The exit code; null where something else was asked for.</summary>
    public static async Task<int?> RunAsync(string[] args) => args switch
    {
        [KilledScenario.Verb, var name, var root, var change, var moment] =>
            await KilledScenario.RunAsync(name, root, long.Parse(change, CultureInfo.InvariantCulture), Enum.Parse<KillMoment>(moment)),
        [WritingProcess.Verb, var root, var first, var count, var clock] =>
            await WritingProcess.RunAsync(root, Number(first), Number(count), Enum.Parse<ClockFault>(clock)),
        _ => null,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
