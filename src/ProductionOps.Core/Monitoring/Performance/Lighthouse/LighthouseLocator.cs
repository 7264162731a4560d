using ProductionOps.Browsers;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>Finds Lighthouse, the project's own before a global one, and the browser that it drives.</summary>
/// <param name="processes">Finds programs.</param>
/// <param name="files">Looks for files.</param>
/// <param name="browsers">Finds the browser.</param>
public sealed class LighthouseLocator(IProcessRunner processes, IFileSystem files, BrowserLocator browsers)
{
    /// <summary>Both programs.</summary>
    /// <param name="projectDirectory">The project; null when there is none.</param>
    /// <exception cref="OperationException"><c>LighthouseNotFound</c>, <c>BrowserNotFound</c>: what is missing and how to get it.</exception>
    public LighthouseTools Find(string? projectDirectory) => new(
        FindLighthouse(projectDirectory) ?? throw new OperationException(
            "LighthouseNotFound",
            ErrorKind.Unavailable,
            "Lighthouse is not installed, so there are no Lighthouse scores. Install it with 'npm install --save-dev lighthouse'."),
        browsers.Find());

    private string? FindLighthouse(string? projectDirectory)
    {
        if (projectDirectory is null) return processes.Find("lighthouse");
        var local = Path.Combine(projectDirectory, "node_modules", ".bin", OperatingSystem.IsWindows() ? "lighthouse.cmd" : "lighthouse");
        return files.FileExists(local) ? local : processes.Find("lighthouse");
    }
}
