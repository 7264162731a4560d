using System.Reflection;
using System.Runtime.Loader;

namespace ProductionOps.PowerShell.Isolation;

/// <summary>
/// Loads the integrations and their packages apart from everything else in the session, so that another module may hold other
/// versions of the same packages.
/// </summary>
internal sealed class IntegrationsLoadContext(string directory) : AssemblyLoadContext("ProductionOps.Integrations")
{
    private static readonly Assembly Core = typeof(IIntegrations).Assembly;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // The core is the one that the cmdlets use: a second copy would have other types of the same names.
        if (string.Equals(assemblyName.Name, Core.GetName().Name, StringComparison.OrdinalIgnoreCase)) return Core;

        var path = Path.Combine(directory, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
