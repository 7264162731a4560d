using System.Text;

namespace ProductionOps.Deployment.Proof;

/// <summary>The beginning of a body as text.</summary>
internal static class BodyText
{
    /// <summary>Reads at most so many bytes, as UTF-8.</summary>
    public static async Task<string> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        var bytes = new byte[limit];
        var length = await body.ReadAtLeastAsync(bytes, limit, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
