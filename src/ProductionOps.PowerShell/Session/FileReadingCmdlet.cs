using System.Management.Automation;
using ProductionOps.Files;

namespace ProductionOps.PowerShell.Session;

/// <summary>A cmdlet that reads files that the user names by <c>-Path</c>, with wildcards, or by <c>-LiteralPath</c>.</summary>
public abstract class FileReadingCmdlet : ProductionCmdlet
{
    /// <summary>Parameter set of files named with wildcards.</summary>
    private protected const string PathSet = "Path";

    /// <summary>Parameter set of files named exactly.</summary>
    private protected const string LiteralPathSet = "LiteralPath";

    /// <summary>Files, with wildcards.</summary>
    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = PathSet,
        ValueFromPipeline = true,
        HelpMessage = "Files to read, with wildcards.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files, named exactly.</summary>
    [Parameter(
        Mandatory = true,
        ParameterSetName = LiteralPathSet,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Files to read, named exactly.")]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Handles one file.</summary>
    /// <param name="path">Its full path.</param>
    private protected abstract void ProcessFile(string path);

    /// <summary>Handles each file that was named; one that fails becomes an error and the others go on.</summary>
    private protected void ForEachFile()
    {
        if (ParameterSetName == LiteralPathSet) ForEach(LiteralPath, path => ProcessFile(Paths.Literal(path)));
        else ForEach(Path, path => ForEach(Paths.Matching(path), ProcessFile));
    }

    /// <summary>The path as messages name it: from the current directory when it is below that.</summary>
    private protected string Display(string path)
    {
        var relative = System.IO.Path.GetRelativePath(Paths.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>The text of a file.</summary>
    /// <exception cref="OperationException">It cannot be read.</exception>
    private protected static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Describe(e, "Configuration", path);
        }
    }
}
