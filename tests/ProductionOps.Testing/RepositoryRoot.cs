namespace ProductionOps.Testing;

/// <summary>The root of the clone that a test runs in.</summary>
public static class RepositoryRoot
{
    /// <summary>The nearest folder above the test assembly that holds the solution.</summary>
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProductionOps.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside of a clone.");
    }

    /// <summary>The text of a file of the clone.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Find(), path));
}
