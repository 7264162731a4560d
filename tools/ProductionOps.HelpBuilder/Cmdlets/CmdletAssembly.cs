using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace ProductionOps.HelpBuilder.Cmdlets;

/// <summary>Reads the cmdlets of an assembly without running any of its code.</summary>
public static class CmdletAssembly
{
    /// <summary>The cmdlets of an assembly, by name.</summary>
    public static IReadOnlyList<CmdletFacts> Read(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var file = Path.Combine(directory, name.Name + ".dll");
            return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        };
        return Read(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path)));
    }

    /// <summary>The cmdlets of a loaded assembly, by name.</summary>
    public static IReadOnlyList<CmdletFacts> Read(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetExportedTypes()
            .Where(static type => !type.IsAbstract && Attribute(type, nameof(CmdletAttribute)) is not null)
            .Select(CmdletOf)
            .OrderBy(static cmdlet => cmdlet.Name, StringComparer.Ordinal)];
    }

    private static CmdletFacts CmdletOf(Type type)
    {
        var cmdlet = Attribute(type, nameof(CmdletAttribute))!;
        return new CmdletFacts(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            Named(cmdlet, "DefaultParameterSetName") as string,
            Named(cmdlet, "SupportsShouldProcess") is true,
            [.. ParameterReader.ParametersOf(type).OrderBy(static parameter => parameter.Name, StringComparer.Ordinal)],
            [.. OutputTypes(type).Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> OutputTypes(Type type) => type.GetCustomAttributesData()
        .Where(static data => data.AttributeType.Name == nameof(OutputTypeAttribute))
        .SelectMany(static data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
        .Select(static argument => ((Type)argument.Value!).FullName!);

    /// <summary>An attribute of a member; null when it has none.</summary>
    internal static CustomAttributeData? Attribute(MemberInfo member, string name) =>
        member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.Name == name);

    /// <summary>A named argument of an attribute; null when it is not given.</summary>
    internal static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;
}
