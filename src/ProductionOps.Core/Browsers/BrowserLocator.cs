using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Browsers;

/// <summary>Finds a browser of the Chromium family.</summary>
/// <param name="processes">Finds programs.</param>
/// <param name="files">Looks for files.</param>
/// <param name="variable">Reads an environment variable.</param>
public sealed class BrowserLocator(IProcessRunner processes, IFileSystem files, Func<string, string?> variable)
{
    /// <summary>The environment variable that names the browser.</summary>
    public const string Variable = "CHROME_PATH";

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

    /// <summary>Full path of the browser: the one that <see cref="Variable"/> names, else one from PATH, else one in its usual place.</summary>
    /// <exception cref="OperationException"><c>BrowserNotFound</c>: there is none, and how to get one.</exception>
    public string Find()
    {
        if (variable(Variable) is { Length: > 0 } named)
        {
            return files.FileExists(named) ? named : throw Missing(
                $"{Variable} names '{named}', which does not exist. Correct it, or remove it to have the browser found.", named);
        }

        return Names.Select(processes.Find).FirstOrDefault(path => path is not null)
            ?? Installed().FirstOrDefault(files.FileExists)
            ?? throw Missing(
                $"No browser of the Chromium family was found. Install Chromium ('apt install chromium', 'brew install --cask chromium', " +
                $"'winget install Google.Chrome'), or name one in {Variable}.",
                target: null);
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

    private static OperationException Missing(string message, string? target) => new("BrowserNotFound", ErrorKind.Unavailable, message, target);
}
