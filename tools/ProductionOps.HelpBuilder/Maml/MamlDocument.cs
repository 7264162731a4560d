using System.Xml.Linq;
using ProductionOps.HelpBuilder.Cmdlets;
using ProductionOps.HelpBuilder.Pages;

namespace ProductionOps.HelpBuilder.Maml;

/// <summary>Help in the form that <c>Get-Help</c> reads: facts from the code, words from the pages.</summary>
internal static class MamlDocument
{
    private static readonly XNamespace Msh = "http://msh";

    /// <summary>The document of several cmdlets.</summary>
    public static XDocument Of(IEnumerable<KeyValuePair<CmdletFacts, CmdletPage>> pages) => new(
        new XDeclaration("1.0", "utf-8", standalone: null),
        new XElement(
            Msh + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", MamlNames.Maml.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "command", MamlNames.Command.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dev", MamlNames.Dev.NamespaceName),
            pages.Select(static page => CommandOf(page.Key, page.Value))));

    private static XElement CommandOf(CmdletFacts cmdlet, CmdletPage page)
    {
        var parameters = new MamlParameters(page);
        return new XElement(
            MamlNames.Command + "command",
            new XElement(
                MamlNames.Command + "details",
                new XElement(MamlNames.Command + "name", cmdlet.Name),
                new XElement(MamlNames.Command + "verb", cmdlet.Verb),
                new XElement(MamlNames.Command + "noun", cmdlet.Noun),
                MamlNames.Description(page.Synopsis)),
            MamlNames.Description([.. page.Description]),
            new XElement(MamlNames.Command + "syntax", cmdlet.ParameterSets.Select(set => parameters.SyntaxOf(cmdlet, set))),
            new XElement(MamlNames.Command + "parameters", parameters.DetailsOf(cmdlet)),
            new XElement(MamlNames.Command + "inputTypes", page.Inputs.Select(static text => Typed("inputType", text))),
            new XElement(MamlNames.Command + "returnValues", page.Outputs.Select(static text => Typed("returnValue", text))),
            new XElement(MamlNames.Maml + "alertSet", new XElement(MamlNames.Maml + "alert", page.Notes.Select(MamlNames.Paragraph))),
            new XElement(MamlNames.Command + "examples", page.Examples.Select(ExampleOf)),
            new XElement(MamlNames.Command + "relatedLinks", page.RelatedLinks.Select(LinkOf)));
    }

    private static XElement Typed(string element, string text)
    {
        var (type, description) = text.Split(": ", 2) is [var name, var words] ? (name, words) : (text, string.Empty);
        return new XElement(
            MamlNames.Command + element,
            new XElement(MamlNames.Dev + "type", new XElement(MamlNames.Maml + "name", type)),
            MamlNames.Description(description));
    }

    private static XElement ExampleOf(PageExample example) => new(
        MamlNames.Command + "example",
        new XElement(MamlNames.Maml + "title", example.Title),
        new XElement(MamlNames.Dev + "code", example.Code),
        new XElement(MamlNames.Dev + "remarks", example.Remarks.Select(MamlNames.Paragraph)));

    private static XElement LinkOf(string name) => new(
        MamlNames.Maml + "navigationLink",
        new XElement(MamlNames.Maml + "linkText", name),
        new XElement(MamlNames.Maml + "uri"));
}
