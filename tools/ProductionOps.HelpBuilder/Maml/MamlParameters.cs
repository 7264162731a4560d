using System.Xml.Linq;
using ProductionOps.HelpBuilder.Cmdlets;
using ProductionOps.HelpBuilder.Pages;

namespace ProductionOps.HelpBuilder.Maml;

/// <summary>The parameters of a cmdlet in its syntax and in detail.</summary>
internal sealed class MamlParameters(CmdletPage page)
{
    // What every command has stands at the end of its syntax.
    private static readonly string[] Last = ["StorePath", "WhatIf", "Confirm"];
    private static readonly ParameterFacts WhatIf = Common("WhatIf", "wi", "Shows what would happen. Nothing is changed.");
    private static readonly ParameterFacts Confirm = Common("Confirm", "cf", "Asks before anything is changed.");

    /// <summary>One line of the syntax: the parameters of one set, by position, then mandatory, then by name.</summary>
    public XElement SyntaxOf(CmdletFacts cmdlet, string set) => new(
        MamlNames.Command + "syntaxItem",
        new XElement(MamlNames.Maml + "name", cmdlet.Name),
        All(cmdlet)
            .Select(parameter => (Parameter: parameter, Binding: parameter.In(set)))
            .Where(static candidate => candidate.Binding is not null)
            .OrderBy(static candidate => candidate.Binding!.Position ?? int.MaxValue)
            .ThenByDescending(static candidate => candidate.Binding!.IsMandatory)
            .ThenBy(static candidate => Array.IndexOf(Last, candidate.Parameter.Name))
            .ThenBy(static candidate => candidate.Parameter.Name, StringComparer.Ordinal)
            .Select(candidate => Element(candidate.Parameter, candidate.Binding!)));

    /// <summary>Every parameter once.</summary>
    public IEnumerable<XElement> DetailsOf(CmdletFacts cmdlet) =>
        All(cmdlet).Select(parameter => Element(parameter, parameter.Bindings[0]));

    private static IEnumerable<ParameterFacts> All(CmdletFacts cmdlet) =>
        cmdlet.SupportsShouldProcess ? [.. cmdlet.Parameters, WhatIf, Confirm] : cmdlet.Parameters;

    private static ParameterFacts Common(string name, string alias, string text) => new(
        name, "SwitchParameter", IsSwitch: true, [], [alias], AcceptsWildcards: false, text,
        [new ParameterBinding(CmdletFacts.AllSets, IsMandatory: false, Position: null, ByValue: false, ByPropertyName: false)]);

    private XElement Element(ParameterFacts parameter, ParameterBinding binding)
    {
        var text = page.Parameters.TryGetValue(parameter.Name, out var paragraphs) ? paragraphs : [parameter.HelpMessage];
        return new XElement(
            MamlNames.Command + "parameter",
            new XAttribute("required", binding.IsMandatory),
            new XAttribute("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal)),
            new XAttribute("globbing", parameter.AcceptsWildcards),
            new XAttribute("pipelineInput", binding.PipelineText),
            new XAttribute("position", binding.PositionText),
            new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
            new XElement(MamlNames.Maml + "name", parameter.Name),
            MamlNames.Description([.. text, .. ValuesOf(parameter)]),
            parameter.IsSwitch ? null : new XElement(MamlNames.Command + "parameterValue", new XAttribute("required", true), parameter.Type),
            new XElement(MamlNames.Dev + "type", new XElement(MamlNames.Maml + "name", parameter.Type)),
            new XElement(MamlNames.Dev + "defaultValue", "None"));
    }

    private static IEnumerable<string> ValuesOf(ParameterFacts parameter) =>
        parameter.Values.Count > 0 ? [$"Values: {string.Join(", ", parameter.Values)}."] : [];
}
