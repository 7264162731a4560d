using System.Net.Sockets;

namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>Finds out what a TLS server accepts by offering it one thing at a time, each over a connection of its own.</summary>
internal sealed class TlsSurvey(TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TlsVersion[] Versions = [TlsVersion.Ssl30, TlsVersion.Tls10, TlsVersion.Tls11, TlsVersion.Tls12, TlsVersion.Tls13];

    /// <summary>What the server accepts.</summary>
    /// <exception cref="InvalidDataException">It does not speak TLS, or accepts nothing of it.</exception>
    /// <exception cref="SocketException">It cannot be connected to.</exception>
    public async Task<TlsFacts> RunAsync(string host, int port, CancellationToken cancellationToken)
    {
        var versions = new List<TlsVersion>();
        foreach (var version in Versions)
        {
            var suites = version == TlsVersion.Tls13 ? CipherGroup.Modern.Suites : CipherGroup.AllClassic;
            if (await AcceptsAsync(host, port, version, suites, cancellationToken)) versions.Add(version);
        }

        if (versions.Count == 0) throw new InvalidDataException("The server accepts no version of TLS.");
        var facts = new TlsFacts { Versions = versions };
        var classic = versions.FindAll(static version => version != TlsVersion.Tls13);
        return classic.Count == 0
            ? facts with { Strongest = 256, Weakest = 128, HasForwardSecrecy = true, HasAuthenticatedEncryption = true }
            : await AddCiphersAsync(facts, (host, port, classic[^1]), versions.Contains(TlsVersion.Tls13), cancellationToken);
    }

    private async Task<TlsFacts> AddCiphersAsync(
        TlsFacts facts, (string Host, int Port, TlsVersion Version) server, bool isModern, CancellationToken cancellationToken)
    {
        var accepted = new List<CipherGroup>();
        CipherGroup[] groups =
        [
            CipherGroup.Secret256, CipherGroup.Secret128, CipherGroup.Plain256, CipherGroup.Plain128,
            CipherGroup.TripleDes, CipherGroup.Rc4, CipherGroup.Broken,
        ];
        foreach (var group in groups)
        {
            if (await AcceptsAsync(server.Host, server.Port, server.Version, group.Suites, cancellationToken)) accepted.Add(group);
        }

        var isAuthenticated = isModern || await AcceptsAsync(
            server.Host, server.Port, server.Version, [.. CipherGroup.Authenticated.Suites, 0x009C, 0x009D], cancellationToken);
        var strengths = accepted.Select(static group => group.Strength).ToList();
        if (isModern) strengths.AddRange([256, 128]);
        return facts with
        {
            Strongest = strengths.DefaultIfEmpty(0).Max(),
            Weakest = strengths.DefaultIfEmpty(0).Min(),
            HasForwardSecrecy = isModern || accepted.Contains(CipherGroup.Secret256) || accepted.Contains(CipherGroup.Secret128),
            HasAuthenticatedEncryption = isAuthenticated,
            HasRc4 = accepted.Contains(CipherGroup.Rc4),
            HasTripleDes = accepted.Contains(CipherGroup.TripleDes),
            HasBroken = accepted.Contains(CipherGroup.Broken),
        };
    }

    // A server that hangs up, says nothing or chooses another version does not accept this one.
    private async Task<bool> AcceptsAsync(string host, int port, TlsVersion version, IReadOnlyList<ushort> suites, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        using var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(host, port, either.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(ClientHello.Create(host, version, suites), either.Token);
            return await ServerHello.ReadAsync(stream, either.Token) is { } hello && hello.Version == version;
        }
        catch (IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
