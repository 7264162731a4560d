using System.Text.Json.Serialization;

namespace ProductionOps.Store.Exchange;

/// <summary>How records are written in a file that is imported or exported.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExchangeFormat>))]
public enum ExchangeFormat
{
    /// <summary>One JSON document a line.</summary>
    [JsonStringEnumMemberName("ndjson")]
    Ndjson,

    /// <summary>One JSON array of documents.</summary>
    [JsonStringEnumMemberName("json")]
    Json,

    /// <summary>A table with a header (RFC 4180), a column a value, named by its path such as <c>uptime.responseTime</c>.</summary>
    [JsonStringEnumMemberName("csv")]
    Csv,
}
