using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Validation.Lighthouse;

/// <summary>Finds Lighthouse (the project's own before a global one) and a browser of the Chromium family.</summary>
/// <param name="processes">Finds programs.</param>
/// <param name="files">Looks for files.</param>
/// <param name="variable">Reads an environment variable.</param>
public sealed class LighthouseLocator(IProcessRunner processes, IFileSystem files, Func<string, string?> variable)
{
    private static readonly string[] Names =
    [
        "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge", "msedge",
    ];

    private static readonly string[] MacPaths =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] WindowsFolders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
    private static readonly string[] WindowsPaths = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <summary>Both programs for a project.</summary>
    /// <exception cref="OperationException"><c>LighthouseNotFound</c>, <c>ChromiumNotFound</c>: what is missing and how to get it.</exception>
    public LighthouseTools Find(string projectDirectory) => new(
        FindLighthouse(projectDirectory) ?? throw Missing(
            "LighthouseNotFound", "Lighthouse is not installed, so performance was not measured. Install it with 'npm install --save-dev lighthouse'."),
        FindChromium() ?? throw Missing(
            "ChromiumNotFound", "No browser of the Chromium family was found, so performance was not measured. " +
            "Install Chromium, or name it in CHROME_PATH."));

    private string? FindLighthouse(string projectDirectory)
    {
        var local = Path.Combine(projectDirectory, "node_modules", ".bin", OperatingSystem.IsWindows() ? "lighthouse.cmd" : "lighthouse");
        return files.FileExists(local) ? local : processes.Find("lighthouse");
    }

    private string? FindChromium()
    {
        if (variable("CHROME_PATH") is { Length: > 0 } named) return files.FileExists(named) ? named : null;
        return Names.Select(processes.Find).FirstOrDefault(path => path is not null) ?? Installed().FirstOrDefault(files.FileExists);
    }

    private string[] Installed()
    {
        if (OperatingSystem.IsMacOS()) return MacPaths;
        if (!OperatingSystem.IsWindows()) return [];
        return
        [
            .. from folder in WindowsFolders
               let root = variable(folder)
               where root is { Length: > 0 }
               from path in WindowsPaths
               select Path.Combine(root, path),
        ];
    }

    private static OperationException Missing(string id, string message) => new(id, ErrorKind.Unavailable, message);
}
