using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ProductionOps.SchemaGenerator;

/// <summary>The doc comments that the compiler wrote beside an assembly.</summary>
public sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, string> _summaries;

    private XmlDocumentation(Dictionary<string, string> summaries) => _summaries = summaries;

    /// <summary>Reads the file beside an assembly.</summary>
    public static XmlDocumentation Load(Assembly assembly)
    {
        var document = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        return new XmlDocumentation(document
            .Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!), StringComparer.Ordinal));
    }

    /// <summary>The summary of a type.</summary>
    public string Summary(Type type) => Find($"T:{type.FullName}");

    /// <summary>The summary of a property or field.</summary>
    public string Summary(MemberInfo member) =>
        Find($"{(member is PropertyInfo ? 'P' : 'F')}:{member.DeclaringType!.FullName}.{member.Name}");

    private string Find(string name) =>
        _summaries.TryGetValue(name, out var summary) ? summary : throw new KeyNotFoundException($"{name} has no doc comment.");

    private static string Plain(XElement summary)
    {
        var text = string.Concat(summary.Nodes().Select(node => node is XElement element ? Reference(element) : node.ToString()));
        return Space().Replace(System.Net.WebUtility.HtmlDecode(text), " ").Trim();
    }

    private static string Reference(XElement element) =>
        element.Attribute("cref") is { } reference ? reference.Value[(reference.Value.LastIndexOf('.') + 1)..] : element.Value;

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}
