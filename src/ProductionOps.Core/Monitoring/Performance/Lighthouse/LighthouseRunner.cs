using System.Security.Cryptography;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Monitoring.Performance.Lighthouse;

/// <summary>Runs Lighthouse once in a browser with an empty profile, and leaves nothing behind.</summary>
/// <param name="processes">Runs programs.</param>
/// <param name="files">The file system.</param>
/// <param name="environment">What Lighthouse and the browser inherit.</param>
/// <param name="isPrivileged">Whether this process runs as root, where the browser's sandbox cannot work.</param>
public sealed class LighthouseRunner(IProcessRunner processes, IFileSystem files, MinimalEnvironment environment, bool isPrivileged)
{
    private const long LargestReport = 64 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Measures one page.</summary>
    /// <param name="tools">The programs.</param>
    /// <param name="page">Address of the page.</param>
    /// <param name="formFactor">mobile or desktop; mobile when null.</param>
    /// <param name="cancellationToken">Ends the programs.</param>
    /// <exception cref="OperationException"><c>LighthouseFailed</c>, <c>LighthouseReportInvalid</c>, <c>ProgramTimeout</c>.</exception>
    public async Task<LighthouseReport> RunAsync(LighthouseTools tools, Uri page, string? formFactor, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetTempPath(), "productionops-lighthouse-" + RandomNumberGenerator.GetHexString(16, lowercase: true));
        files.CreateDirectory(folder, isPrivate: true);
        try
        {
            var report = Path.Combine(folder, "report.json");
            var result = await processes.RunAsync(Request(tools, page, formFactor, folder, report), cancellationToken);
            return Read(report, result);
        }
        finally
        {
            files.DeleteDirectory(folder);
        }
    }

    private ProcessRequest Request(LighthouseTools tools, Uri page, string? formFactor, string folder, string report)
    {
        List<string> arguments =
        [
            page.AbsoluteUri, "--output=json", "--output-path=" + report, "--quiet", "--no-enable-error-reporting",
            "--only-categories=performance,accessibility,best-practices,seo", "--chrome-flags=" + BrowserFlags(folder),
        ];
        if (formFactor == "desktop") arguments.Add("--preset=desktop");
        return new ProcessRequest(tools.Lighthouse, arguments)
        {
            WorkingDirectory = folder,
            Timeout = Limit,

            // Whatever the programs write for a while, they write where it is removed.
            Environment = environment.Create([], new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["CHROME_PATH"] = tools.Chromium,
                ["TMPDIR"] = folder,
                ["TEMP"] = folder,
                ["TMP"] = folder,
            }),
        };
    }

    private string BrowserFlags(string folder)
    {
        var profile = Path.Combine(folder, "profile");
        var sandbox = isPrivileged ? " --no-sandbox" : "";
        return "--headless=new" + sandbox + " --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
            $"--disable-component-update --disable-sync --user-data-dir=\"{profile}\"";
    }

    private LighthouseReport Read(string report, ProcessResult result)
    {
        if (!files.FileExists(report))
        {
            var said = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var first = said.Length > 0 ? said[0] : "it said nothing";
            throw Failed($"Lighthouse ended with exit code {result.ExitCode} and wrote no report: {first}");
        }

        using var content = files.OpenRead(report);
        if (content.Length > LargestReport) throw Failed($"Lighthouse wrote a report of {content.Length} bytes, which is too large to be one.");
        var json = new byte[content.Length];
        content.ReadExactly(json);
        return LighthouseReport.Parse(json);
    }

    private static OperationException Failed(string message) => new("LighthouseFailed", ErrorKind.Failed, message);
}
