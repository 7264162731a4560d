namespace ProductionOps.HelpBuilder.Pages;

/// <summary>The page of a cmdlet.</summary>
/// <param name="Name">Name of the cmdlet.</param>
/// <param name="Synopsis">What it does, in one paragraph.</param>
/// <param name="Description">What it does, at length.</param>
/// <param name="Parameters">The text of each parameter, by name without the hyphen.</param>
/// <param name="Examples">Examples.</param>
/// <param name="Inputs">What it takes from the pipeline.</param>
/// <param name="Outputs">What it writes.</param>
/// <param name="Notes">Its twin on the command line, and what a script should know.</param>
/// <param name="RelatedLinks">Names of related cmdlets and topics.</param>
public sealed record CmdletPage(
    string Name,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters,
    IReadOnlyList<PageExample> Examples,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> RelatedLinks);
