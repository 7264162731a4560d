using System.Globalization;
using ProductionOps.Processes;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Deployment.Targets;

/// <summary>A real sshd on loopback with keys of its own, for the account that runs the tests.</summary>
public sealed class SshServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    private SshServer(int port, string identityFile, string knownHosts, Task run)
    {
        Port = port;
        IdentityFile = identityFile;
        KnownHosts = knownHosts;
        _run = run;
    }

    public int Port { get; }

    public string IdentityFile { get; }

    public string KnownHosts { get; }

    public static async Task<SshServer> StartAsync(string directory)
    {
        var processes = new ProcessRunner(TimeProvider.System);
        const string Sshd = "/usr/sbin/sshd";
        Assert.SkipUnless(
            !OperatingSystem.IsWindows() && File.Exists(Sshd) && processes.Find("rsync") is not null && processes.Find("ssh-keygen") is not null,
            "Needs sshd and rsync; install openssh-server and rsync.");
        Directory.CreateDirectory(directory);
        foreach (var key in new[] { "host", "user" })
        {
            var made = await processes.RunAsync(new("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(directory, key)]), CancellationToken.None);
            Assert.True(made.Succeeded, made.Error);
        }

        File.Copy(Path.Combine(directory, "user.pub"), Path.Combine(directory, "authorized"));
        var port = FreePort.Next();
        var config = Path.Combine(directory, "config");
        await File.WriteAllLinesAsync(
            config,
            [
                string.Create(CultureInfo.InvariantCulture, $"Port {port}"),
                "ListenAddress 127.0.0.1",
                $"HostKey \"{Path.Combine(directory, "host")}\"",
                $"AuthorizedKeysFile \"{Path.Combine(directory, "authorized")}\"",
                "PidFile none",
                "UsePAM no",
                "StrictModes no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin prohibit-password",
            ]);
        var hostKey = (await File.ReadAllTextAsync(Path.Combine(directory, "host.pub"))).Split(' ');
        var knownHosts = Path.Combine(directory, "known");
        await File.WriteAllTextAsync(knownHosts, string.Create(CultureInfo.InvariantCulture, $"[127.0.0.1]:{port} {hostKey[0]} {hostKey[1]}\n"));
        if (Environment.UserName == "root") Directory.CreateDirectory("/run/sshd");
        var listening = new TaskCompletionSource();
        var stop = new CancellationTokenSource();
        var run = processes.RunAsync(
            new(Sshd, ["-D", "-e", "-f", config])
            {
                OnLine = line =>
                {
                    if (line.Contains("Server listening", StringComparison.Ordinal)) listening.TrySetResult();
                },
            },
            stop.Token);
        var server = new SshServer(port, Path.Combine(directory, "user"), knownHosts, run);
        _ = server._stop.Token.Register(stop.Cancel);
        var first = await Task.WhenAny(listening.Task, run);
        Assert.SkipWhen(first == run, "Needs an sshd that this account may start.");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
        _stop.Dispose();
    }
}
