using System.Management.Automation;
using System.Reflection;

namespace ProductionOps.HelpBuilder.Cmdlets;

/// <summary>Reads the parameters of a cmdlet class.</summary>
internal static class ParameterReader
{
    /// <summary>The parameters of a class and its bases; the declaration nearest to the class wins.</summary>
    public static IEnumerable<ParameterFacts> ParametersOf(Type type) => type.GetProperties()
        .Select(static property => (Property: property, Attributes: ParameterAttributes(property)))
        .Where(static candidate => candidate.Attributes.Count > 0)
        .Select(static candidate => ParameterOf(candidate.Property, candidate.Attributes));

    private static List<CustomAttributeData> ParameterAttributes(PropertyInfo property) => [.. property.GetCustomAttributesData()
        .Where(static data => data.AttributeType.Name == nameof(ParameterAttribute))];

    private static ParameterFacts ParameterOf(PropertyInfo property, List<CustomAttributeData> attributes)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var element = type.IsArray ? type.GetElementType()! : type;
        return new ParameterFacts(
            property.Name,
            type.Name,
            type.Name == nameof(SwitchParameter),
            element.IsEnum ? Enum.GetNames(element) : [],
            Aliases(property),
            CmdletAssembly.Attribute(property, nameof(SupportsWildcardsAttribute)) is not null,
            attributes.Select(static data => CmdletAssembly.Named(data, "HelpMessage") as string).FirstOrDefault(static text => text is not null) ?? string.Empty,
            [.. attributes.Select(BindingOf)]);
    }

    private static string[] Aliases(PropertyInfo property)
    {
        var alias = CmdletAssembly.Attribute(property, nameof(AliasAttribute));
        return alias is null
            ? []
            : [.. ((IEnumerable<CustomAttributeTypedArgument>)alias.ConstructorArguments[0].Value!).Select(static a => (string)a.Value!)];
    }

    private static ParameterBinding BindingOf(CustomAttributeData data) => new(
        CmdletAssembly.Named(data, "ParameterSetName") as string ?? CmdletFacts.AllSets,
        CmdletAssembly.Named(data, "Mandatory") is true,
        CmdletAssembly.Named(data, "Position") as int?,
        CmdletAssembly.Named(data, "ValueFromPipeline") is true,
        CmdletAssembly.Named(data, "ValueFromPipelineByPropertyName") is true);
}
