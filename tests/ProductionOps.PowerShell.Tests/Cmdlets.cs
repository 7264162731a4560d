using System.Reflection;
using ProductionOps.HelpBuilder.Cmdlets;
using ProductionOps.PowerShell.Commands;

namespace ProductionOps.PowerShell.Tests;

/// <summary>Every cmdlet of the module, by name.</summary>
internal static class Cmdlets
{
    public static Assembly Assembly { get; } = typeof(GetProductionStoreCommand).Assembly;

    public static IReadOnlyDictionary<string, CmdletFacts> All { get; } =
        CmdletAssembly.Read(Assembly).ToDictionary(static cmdlet => cmdlet.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. All.Keys];

    public static Type ClassOf(CmdletFacts cmdlet) =>
        Assembly.GetType($"ProductionOps.PowerShell.Commands.{cmdlet.Verb}{cmdlet.Noun}Command", throwOnError: true)!;

    public static IEnumerable<(PropertyInfo Property, ParameterFacts Facts)> ParametersOf(CmdletFacts cmdlet) =>
        cmdlet.Parameters.Select(parameter => (ClassOf(cmdlet).GetProperty(parameter.Name)!, parameter));
}
