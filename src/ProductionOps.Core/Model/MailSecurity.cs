using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>How the connection to a mail server is protected.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MailSecurity>))]
public enum MailSecurity
{
    /// <summary>It becomes TLS before anything is said.</summary>
    [JsonStringEnumMemberName("starttls")]
    StartTls,

    /// <summary>It is TLS from the start.</summary>
    [JsonStringEnumMemberName("tls")]
    Tls,

    /// <summary>It is not; for a server on this machine.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
