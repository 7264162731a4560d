using System.Globalization;
using ProductionOps.Browsers;
using ProductionOps.Files;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Browsers;

/// <summary>The Chromium of this machine.</summary>
internal static class Chromium
{
    private static readonly PhysicalFileSystem Files = new();
    private static readonly ProcessRunner Processes = new(TimeProvider.System);

    // A machine that has much else to do takes its time; what is tested does not depend on it.
    private static readonly BrowserLimits Patient = new() { Start = TimeSpan.FromMinutes(3), Command = TimeSpan.FromMinutes(2), Load = TimeSpan.FromMinutes(3), Rest = TimeSpan.FromMinutes(2) };

    /// <summary>Starts it; skips the test where there is none.</summary>
    public static BrowserStarter Starter(BrowserLimits? limits = null, TimeProvider? time = null, IProcessRunner? processes = null)
    {
        SkipUnlessInstalled();
        return Of(new BrowserLocator(Processes, Files, Environment.GetEnvironmentVariable), limits, time, processes);
    }

    /// <summary>Starts a program in its place.</summary>
    public static BrowserStarter Of(string path, BrowserLimits? limits = null) =>
        Of(new BrowserLocator(Processes, Files, name => name == BrowserLocator.Variable ? path : null), limits);

    public static bool IsInstalled =>
        Record.Exception(() => new BrowserLocator(Processes, Files, Environment.GetEnvironmentVariable).Find()) is null;

    public static void SkipUnlessInstalled() => Assert.SkipUnless(
        IsInstalled,
        "No Chromium is installed; install it, or name one in CHROME_PATH.");

    /// <summary>Folders of browsers that are still there.</summary>
    public static string[] Leftovers() => Directory.GetDirectories(Path.GetTempPath(), "productionops-browser-*");

    /// <summary>Sends a signal to the processes of one browser; found by their command line, on Linux.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="signal">Name of the signal, such as KILL.</param>
    /// <param name="type">What the command line holds; null for the main process.</param>
    public static void Signal(Browser browser, string signal, string? type = null)
    {
        var ids = BrowserProcesses.Of(browser.Folder)
            .Where(process => type is null
                ? !process.CommandLine.Contains("--type=", StringComparison.Ordinal)
                : process.CommandLine.Contains(type, StringComparison.Ordinal))
            .Select(static process => process.Id.ToString(CultureInfo.InvariantCulture))
            .ToList();
        Assert.NotEmpty(ids);
        using var kill = System.Diagnostics.Process.Start("kill", ["-" + signal, .. ids]);
        kill.WaitForExit();
    }

    private static BrowserStarter Of(BrowserLocator locator, BrowserLimits? limits, TimeProvider? time = null, IProcessRunner? processes = null) => new(
        locator, processes ?? Processes, Files, time ?? TimeProvider.System, MinimalEnvironment.OfThisProcess(), Environment.IsPrivilegedProcess)
    {
        Limits = limits ?? Patient,
    };
}
