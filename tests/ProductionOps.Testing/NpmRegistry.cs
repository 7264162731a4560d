using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ProductionOps.Testing;

/// <summary>
/// A registry of npm packages on loopback: packuments, tarballs as <c>npm pack</c> makes them, and the bulk call of audits. Tests publish
/// into it, so that the real npm needs no internet.
/// </summary>
public sealed class NpmRegistry : IAsyncDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _serving;
    private readonly ConcurrentDictionary<string, JsonObject> _packages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte[]> _tarballs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonArray> _advisories = new(StringComparer.Ordinal);

    private int _lastAdvisory;

    public NpmRegistry()
    {
        (_listener, Address) = LoopbackListener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Address, with a slash at its end.</summary>
    public string Address { get; }

    /// <summary>Status of the answers to audits.</summary>
    public int AuditStatus { get; set; } = 200;

    /// <summary>Paths that were asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Adds a version; the newest one that is published is the recommended one.</summary>
    /// <param name="manifest">Its package.json.</param>
    /// <param name="tarball">What <c>npm pack</c> made of it.</param>
    /// <param name="published">When it is said to have been published.</param>
    public void Publish(JsonObject manifest, byte[] tarball, DateTimeOffset published)
    {
        var (name, version) = ((string)manifest["name"]!, (string)manifest["version"]!);
        var file = $"{name.Replace('/', '-')}-{version}.tgz";
        _tarballs[file] = tarball;
        var entry = manifest.DeepClone().AsObject();
        entry["dist"] = new JsonObject
        {
            ["tarball"] = $"{Address}-/tarballs/{file}",
            ["integrity"] = "sha512-" + Convert.ToBase64String(SHA512.HashData(tarball)),
        };
        var package = _packages.GetOrAdd(name, _ => new JsonObject { ["name"] = name, ["dist-tags"] = new JsonObject(), ["versions"] = new JsonObject(), ["time"] = new JsonObject() });
        lock (package)
        {
            package["dist-tags"]!["latest"] = version;
            package["versions"]![version] = entry;
            package["time"]![version] = published.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Adds an advisory.</summary>
    public void Warn(string package, string id, string severity, string range, string title) => _advisories.AddOrUpdate(
        package,
        _ => [Advisory(id, severity, range, title)],
        (_, known) => [.. known.Select(advisory => advisory!.DeepClone()), Advisory(id, severity, range, title)]);

    public async ValueTask DisposeAsync()
    {
        if (!_listener.IsListening) return;
        // Not stopped first: to close one that is stopped takes the port again, which somebody else may have by then.
        _listener.Close();
        await _serving;
    }

    private JsonNode Advisory(string id, string severity, string range, string title) => new JsonObject
    {
        ["id"] = Interlocked.Increment(ref _lastAdvisory),
        ["url"] = $"https://github.com/advisories/{id}",
        ["title"] = title,
        ["severity"] = severity,
        ["vulnerable_versions"] = range,
        ["cwe"] = new JsonArray("CWE-20"),
        ["cvss"] = new JsonObject { ["score"] = 7.5, ["vectorString"] = null },
    };

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // It was closed, or npm went away before it was answered.
                continue;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).TrimStart('/');
        Requests.Enqueue(path);
        var (status, body) = path switch
        {
            "-/npm/v1/security/advisories/bulk" => (AuditStatus, await AuditAsync(context.Request)),
            _ when path.StartsWith("-/tarballs/", StringComparison.Ordinal) => Found(_tarballs.GetValueOrDefault(path["-/tarballs/".Length..])),
            _ => Found(PackumentOf(path)),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = path.EndsWith(".tgz", StringComparison.Ordinal) ? "application/octet-stream" : "application/json";
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }

    private static (int Status, byte[] Body) Found(byte[]? body) => body is null ? (404, """{"error":"not found"}"""u8.ToArray()) : (200, body);

    private byte[]? PackumentOf(string name)
    {
        if (!_packages.TryGetValue(name, out var package)) return null;
        lock (package) return System.Text.Encoding.UTF8.GetBytes(package.ToJsonString());
    }

    private async Task<byte[]> AuditAsync(HttpListenerRequest request)
    {
        await using var body = request.Headers["Content-Encoding"] == "gzip" ? new GZipStream(request.InputStream, CompressionMode.Decompress) : request.InputStream;
        var asked = (await JsonNode.ParseAsync(body))!.AsObject();
        var answer = new JsonObject();
        foreach (var (name, _) in asked)
        {
            if (_advisories.TryGetValue(name, out var advisories)) answer[name] = advisories.DeepClone();
        }

        return System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString());
    }
}
