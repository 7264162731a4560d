using System.Diagnostics;
using System.Text;

namespace ProductionOps.Testing;

/// <summary>
/// The crontab program of this machine on a crontab of its own, so that nobody's is touched; and a systemctl that only says what it was
/// asked, as the user's systemd must not take up timers of tests.
/// </summary>
public sealed class SystemSchedulers
{
    private const string Spool = "/var/spool/cron/crontabs";

    private readonly string _folder;

    /// <summary>Writes the programs.</summary>
    /// <param name="folder">Folder to work in.</param>
    public SystemSchedulers(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(SpoolOfTests);
        Directory.CreateDirectory(Programs);

        // The spool of the tests is in place of the real one in a mount namespace that ends with the program.
        Write("crontab", $"""
            #!/bin/sh
            exec unshare --mount sh -c 'mount --bind "$0" {Spool} && exec "$@"' '{SpoolOfTests}' '{FindCrontab() ?? "/nothing"}' "$@"
            """);
        Write("systemctl", $"""
            #!/bin/sh
            echo "$*" >> '{Path.Combine(_folder, "systemctl")}'
            """);
    }

    /// <summary>Full path of the folder that comes first in PATH.</summary>
    public string Programs => Path.Combine(_folder, "programs");

    /// <summary>PATH with it.</summary>
    public string SearchPath => Programs + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

    /// <summary>What systemctl was asked.</summary>
    public IReadOnlyList<string> Systemctl =>
        File.Exists(Path.Combine(_folder, "systemctl")) ? File.ReadAllLines(Path.Combine(_folder, "systemctl")) : [];

    private string SpoolOfTests => Path.Combine(_folder, "spool");

    /// <summary>Why the crontab cannot be used here; null when it can.</summary>
    public string? CrontabObstacle()
    {
        if (!OperatingSystem.IsLinux() || FindCrontab() is null || !Directory.Exists(Spool)) return "Needs cron; install it with 'apt-get install cron'.";
        var (code, _, error) = Run("-l");
        return code == 0 || error.Contains("no crontab", StringComparison.Ordinal) ? null : $"Needs a crontab of its own, through 'unshare --mount' as root: {error.Trim()}";
    }

    /// <summary>The lines of the crontab, to the byte.</summary>
    public byte[] ReadCrontab() => Run("-l").Output;

    /// <summary>Puts lines into the crontab.</summary>
    public void WriteCrontab(byte[] content)
    {
        var path = Path.Combine(_folder, "crontab.new");
        File.WriteAllBytes(path, content);
        var (code, _, error) = Run(path);
        if (code != 0) throw new InvalidOperationException(error);
    }

    private static string? FindCrontab() => Array.Find(["/usr/bin/crontab", "/bin/crontab"], File.Exists);

    private void Write(string name, string text)
    {
        var path = Path.Combine(Programs, name);
        File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (int Code, byte[] Output, string Error) Run(string argument)
    {
        var start = new ProcessStartInfo(Path.Combine(Programs, "crontab"), [argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), error);
    }
}
