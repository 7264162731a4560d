using ProductionOps.Reporting.Sarif;

namespace ProductionOps.Cli.Output;

/// <summary>How findings are written as SARIF.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Tool">What they are reported by.</param>
/// <param name="Result">One of them.</param>
internal sealed record SarifView<T>(SarifTool Tool, Func<T, SarifResult> Result);
