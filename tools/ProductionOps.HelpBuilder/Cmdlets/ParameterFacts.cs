namespace ProductionOps.HelpBuilder.Cmdlets;

/// <summary>What the code of a parameter says about it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">Type as people write it, such as <c>String[]</c>.</param>
/// <param name="IsSwitch">Whether it takes no value.</param>
/// <param name="Values">The values of an enumeration; nothing for other types.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="AcceptsWildcards">Whether it takes wildcards.</param>
/// <param name="HelpMessage">One sentence.</param>
/// <param name="Bindings">How it is bound, one for each parameter set.</param>
public sealed record ParameterFacts(
    string Name,
    string Type,
    bool IsSwitch,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Aliases,
    bool AcceptsWildcards,
    string HelpMessage,
    IReadOnlyList<ParameterBinding> Bindings)
{
    /// <summary>How it is bound in a parameter set; null when it is not part of it.</summary>
    public ParameterBinding? In(string parameterSet) =>
        Bindings.FirstOrDefault(binding => binding.ParameterSet == parameterSet || binding.ParameterSet == CmdletFacts.AllSets);
}
