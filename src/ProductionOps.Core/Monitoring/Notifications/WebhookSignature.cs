using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ProductionOps.Monitoring.Notifications;

/// <summary>
/// Lets a receiver know that a body is ours and fresh: HMAC-SHA256 over the time (seconds since 1970), a full stop and the body, in
/// hexadecimal.
/// </summary>
internal static class WebhookSignature
{
    public const string TimestampHeader = "X-ProductionOps-Timestamp";
    public const string SignatureHeader = "X-ProductionOps-Signature";

    /// <summary>Adds the time, and the signature where there is a key.</summary>
    public static void Sign(HttpRequestHeaders headers, byte[] body, string? key, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        headers.Add(TimestampHeader, timestamp);
        if (key is not null) headers.Add(SignatureHeader, $"sha256={Of(key, timestamp, body)}");
    }

    /// <summary>The signature.</summary>
    public static string Of(string key, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));
    }
}
