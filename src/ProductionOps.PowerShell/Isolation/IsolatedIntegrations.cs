namespace ProductionOps.PowerShell.Isolation;

/// <summary>The third-party integrations of the session, loaded on first use.</summary>
internal static class IsolatedIntegrations
{
    private const string AssemblyName = "ProductionOps.Integrations";
    private const string TypeName = "ProductionOps.Integrations.IntegrationServices";

    private static readonly Lazy<IIntegrations> Loaded = new(Load);

    /// <summary>The integrations; the same object for the whole process.</summary>
    /// <exception cref="OperationException"><c>IntegrationsMissing</c>: files of the module are missing.</exception>
    public static IIntegrations Get() => Loaded.Value;

    private static IIntegrations Load()
    {
        var module = Path.GetDirectoryName(typeof(IsolatedIntegrations).Assembly.Location)!;
        var directory = Path.Combine(module, "integrations");
        var path = Path.Combine(directory, AssemblyName + ".dll");
        if (!File.Exists(path)) throw Missing(path);

        var assembly = new IntegrationsLoadContext(directory).LoadFromAssemblyPath(path);
        return (IIntegrations)Activator.CreateInstance(assembly.GetType(TypeName, throwOnError: true)!)!;
    }

    private static OperationException Missing(string path) => new(
        "IntegrationsMissing",
        ErrorKind.Unavailable,
        $"The module is not whole: '{path}' is missing. Install the module again, or build it with ./build.ps1 Build.",
        path);
}
