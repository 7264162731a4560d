using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Browsers;

/// <summary>Starts browsers without a window, each with an empty profile.</summary>
/// <param name="locator">Finds the browser.</param>
/// <param name="processes">Runs it.</param>
/// <param name="files">Makes and removes its profile.</param>
/// <param name="time">Clock of the limits.</param>
/// <param name="environment">What it inherits.</param>
/// <param name="isPrivileged">Whether this process runs as root, where the browser's sandbox cannot work.</param>
public sealed partial class BrowserStarter(
    BrowserLocator locator,
    IProcessRunner processes,
    IFileSystem files,
    TimeProvider time,
    MinimalEnvironment environment,
    bool isPrivileged)
{
    private const string FolderPrefix = "productionops-browser-";

    // It makes a socket in its folder, whose name is as long as this; longer paths of sockets than 103 bytes are not possible everywhere.
    private const string LongestSocket = "0123456789abcdef/org.chromium.Chromium.XXXXXX/SingletonSocket";
    private const int LongestSocketPath = 103;
    private const string ShortTemporary = "/tmp";

    /// <summary>The starter of this machine.</summary>
    public static BrowserStarter OfThisMachine(IProcessRunner processes, IFileSystem files, TimeProvider time) => new(
        new BrowserLocator(processes, files, Environment.GetEnvironmentVariable),
        processes,
        files,
        time,
        MinimalEnvironment.OfThisProcess(),
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess);

    /// <summary>Time limits and sizes.</summary>
    public BrowserLimits Limits { get; init; } = new();

    /// <summary>The command-line flags that keep a browser still: no window, no first-run page, nothing fetched or sent on its own.</summary>
    /// <param name="profile">Directory of its profile.</param>
    /// <param name="isPrivileged">Whether this process runs as root.</param>
    public static IReadOnlyList<string> Flags(string profile, bool isPrivileged) =>
    [
        "--headless=new", "--disable-gpu", "--disable-software-rasterizer", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-breakpad",
        "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--metrics-recording-only", "--no-service-autorun",
        "--password-store=basic", "--use-mock-keychain", "--mute-audio", "--hide-scrollbars",
        "--disable-features=Translate,OptimizationHints,MediaRouter,InterestFeedContentSuggestions,AutofillServerCommunication",

        // A page in the background is measured like one in front.
        "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",

        // Containers have little shared memory.
        "--disable-dev-shm-usage",
        .. isPrivileged ? ["--no-sandbox"] : (IReadOnlyList<string>)[],
        $"--user-data-dir={profile}",
    ];

    /// <summary>Starts a browser.</summary>
    /// <exception cref="OperationException"><c>BrowserNotFound</c>, <c>BrowserNotStarted</c>, <c>BrowserProtocolInvalid</c>.</exception>
    internal async Task<Browser> StartAsync(CancellationToken cancellationToken)
    {
        var path = locator.Find();
        var folder = Path.Combine(TemporaryFolder(Path.GetTempPath()), FolderPrefix + RandomNumberGenerator.GetHexString(16, lowercase: true));
        files.CreateDirectory(folder, isPrivate: true);
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new BrowserProcess(processes, files, time, Request(path, folder, address), folder);
        try
        {
            var connection = await CdpConnection.OpenAsync(
                await ListeningAsync(path, process, address.Task, cancellationToken), time, Limits.Command, cancellationToken);
            return new Browser(process, connection, time, Limits);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private string TemporaryFolder(string usual)
    {
        if (OperatingSystem.IsWindows() || !files.DirectoryExists(ShortTemporary)) return usual;
        var length = Encoding.UTF8.GetByteCount(Path.Combine(usual, FolderPrefix + LongestSocket));
        return length <= LongestSocketPath ? usual : ShortTemporary;
    }

    private ProcessRequest Request(string path, string folder, TaskCompletionSource<Uri> address) =>
        new(path, [.. Flags(Path.Combine(folder, "profile"), isPrivileged), "--remote-debugging-port=0", "--no-startup-window"])
        {
            WorkingDirectory = folder,
            OutputLimit = 64 * 1024,
            OnLine = line =>
            {
                if (Listening().Match(line) is { Success: true } match) address.TrySetResult(new Uri(match.Groups["address"].Value));
            },

            // Whatever the browser writes for a while, it writes where it is removed.
            Environment = environment.Create([], new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["TMPDIR"] = folder,
                ["TEMP"] = folder,
                ["TMP"] = folder,
            }),
        };

    private async Task<Uri> ListeningAsync(string path, BrowserProcess process, Task<Uri> address, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(address, process.Ended).WaitAsync(Limits.Start, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw BrowserErrors.NotStarted(path, $"it said nothing useful for {Limits.Start.TotalSeconds} s.");
        }

        return address.IsCompletedSuccessfully ? await address : throw BrowserErrors.NotStarted(path, await process.DescribeEndAsync() + ".");
    }

    [GeneratedRegex(@"^DevTools listening on (?<address>ws://127\.0\.0\.1:[0-9]{1,5}/\S+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
