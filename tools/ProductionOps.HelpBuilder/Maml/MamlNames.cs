using System.Xml.Linq;

namespace ProductionOps.HelpBuilder.Maml;

/// <summary>Namespaces and small elements of MAML.</summary>
internal static class MamlNames
{
    /// <summary>Text.</summary>
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    /// <summary>Commands.</summary>
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    /// <summary>Code.</summary>
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>A description of several paragraphs.</summary>
    public static XElement Description(params IEnumerable<string> paragraphs) => new(Maml + "description", paragraphs.Select(Paragraph));

    /// <summary>A paragraph.</summary>
    public static XElement Paragraph(string text) => new(Maml + "para", text);
}
