namespace ProductionOps.HelpBuilder.Cmdlets;

/// <summary>What the code of a cmdlet says about it.</summary>
/// <param name="Verb">Verb.</param>
/// <param name="Noun">Noun.</param>
/// <param name="DefaultParameterSet">The parameter set that applies when the arguments do not tell; null when there is none.</param>
/// <param name="SupportsShouldProcess">Whether it has <c>-WhatIf</c> and <c>-Confirm</c>.</param>
/// <param name="Parameters">Its parameters, those of its bases included, by name.</param>
/// <param name="OutputTypes">Full names of what it writes.</param>
public sealed record CmdletFacts(
    string Verb,
    string Noun,
    string? DefaultParameterSet,
    bool SupportsShouldProcess,
    IReadOnlyList<ParameterFacts> Parameters,
    IReadOnlyList<string> OutputTypes)
{
    /// <summary>Name of a parameter set that holds the parameters of all sets.</summary>
    public const string AllSets = "__AllParameterSets";

    /// <summary>Name of the cmdlet.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameter sets, at least one, the default one first.</summary>
    public IReadOnlyList<string> ParameterSets
    {
        get
        {
            var named = Parameters.SelectMany(static p => p.Bindings).Select(static b => b.ParameterSet)
                .Where(static set => set != AllSets).Distinct(StringComparer.Ordinal)
                .OrderByDescending(set => set == DefaultParameterSet).ToList();
            if (named.Count == 0) return [AllSets];

            return DefaultParameterSet is null || named[0] == DefaultParameterSet ? named : [DefaultParameterSet, .. named];
        }
    }
}
