using System.Text;
using System.Text.RegularExpressions;
using ProductionOps.Json;

namespace ProductionOps.Scheduling;

/// <summary>What a schedule runs in the words of PowerShell.</summary>
internal static partial class ModuleCommand
{
    // PowerShell takes typographic quotes for quotes, so that a folder may end a text.
    private const string Quotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>The command line.</summary>
    /// <param name="module">The module.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="store">Address of the store.</param>
    /// <exception cref="OperationException"><c>ScheduleArgumentsMissing</c>.</exception>
    public static IReadOnlyList<string> Of(ScheduleModule module, ScheduleRequest request, string store)
    {
        // Those of 'prodops report' begin with what it is to do.
        var arguments = request.Work == ScheduleWork.Report && request.Arguments is ["export", ..] ? [.. request.Arguments.Skip(1)] : request.Arguments;
        var common = $"-Environment {JsonLiteral.Of(request.Environment)} -StorePath {Quote(store)}{Arguments(arguments)}";
        var command = request.Work switch
        {
            ScheduleWork.Monitoring => $"Invoke-ProductionMonitor {common}",
            ScheduleWork.Maintenance => $"Invoke-Maintenance -Due {common}",
            ScheduleWork.Backup => $"New-Maintenance -Type Backup {common} | Invoke-Maintenance -StorePath {Quote(store)}",
            _ when arguments.Count > 0 => $"Export-ProductionReport {common}",
            _ => throw new OperationException("ScheduleArgumentsMissing", ErrorKind.InvalidInput, "Say which report, with the arguments of Export-ProductionReport.", request.Work),
        };
        return [module.PowerShell, "-NoProfile", "-NonInteractive", "-Command", $"Import-Module -Name {Quote(module.Manifest)} -ErrorAction Stop; {command}"];
    }

    /// <summary>A text as PowerShell reads it, whatever is in it.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var character in text)
        {
            if (Quotes.Contains(character, StringComparison.Ordinal)) quoted.Append(character);
            quoted.Append(character);
        }

        return quoted.Append('\'').ToString();
    }

    // Names of parameters stay, in the form of prodops too; what stands between them are their values.
    private static string Arguments(IReadOnlyList<string> arguments)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var argument in arguments)
        {
            var isName = ParameterPattern().IsMatch(argument);
            text.Append(isName || isFirst ? " " : ",");
            text.Append(isName ? "-" + argument.Replace("-", "", StringComparison.Ordinal) : Quote(argument));
            isFirst = isName;
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\A--?[A-Za-z][A-Za-z-]*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterPattern();
}
