using System.IO.Compression;
using System.Net;
using System.Text;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Deployment.Validation;

/// <summary>A package registry on loopback that knows one package and answers bulk audits as it is told.</summary>
internal sealed class FakeRegistry : IAsyncDisposable
{
    private const string Packument = """
        {"name":"left-foot","dist-tags":{"latest":"1.2.4"},"versions":{
          "1.2.3":{"name":"left-foot","version":"1.2.3","dist":{"tarball":"http://127.0.0.1/left-foot-1.2.3.tgz","shasum":"0"}},
          "1.2.4":{"name":"left-foot","version":"1.2.4","dist":{"tarball":"http://127.0.0.1/left-foot-1.2.4.tgz","shasum":"0"}}}}
        """;

    private readonly HttpListener _listener;
    private readonly Task _serving;
    private readonly int _status;
    private readonly string _bulkAnswer;

    public FakeRegistry(int status, string bulkAnswer)
    {
        (_status, _bulkAnswer) = (status, bulkAnswer);
        (_listener, Address) = LoopbackListener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public string? AskedAbout { get; private set; }

    public async ValueTask DisposeAsync()
    {
        // Not stopped first: to close one that is stopped takes the port again, which somebody else may have by then.
        _listener.Close();
        await _serving;
    }

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
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var isBulk = context.Request.Url!.AbsolutePath == "/-/npm/v1/security/advisories/bulk";
        var isAudit = context.Request.Url.AbsolutePath.StartsWith("/-/npm/v1/security/", StringComparison.Ordinal);
        if (isBulk)
        {
            await using var body = context.Request.Headers["Content-Encoding"] == "gzip"
                ? new GZipStream(context.Request.InputStream, CompressionMode.Decompress)
                : context.Request.InputStream;
            AskedAbout = await new StreamReader(body).ReadToEndAsync();
        }

        context.Response.StatusCode = isAudit ? _status : 200;
        context.Response.ContentType = "application/json";
        var answer = Encoding.UTF8.GetBytes(isAudit ? _bulkAnswer : Packument);
        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }
}
