using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Formats of files that are compressed before they are served (an addition to the specification).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PrecompressionFormat>))]
public enum PrecompressionFormat
{
    /// <summary>Gzip, in files that end in .gz; gzip_static of nginx serves them.</summary>
    [JsonStringEnumMemberName("gzip")]
    Gzip,

    /// <summary>Brotli, in files that end in .br; brotli_static of nginx serves them.</summary>
    [JsonStringEnumMemberName("brotli")]
    Brotli,
}
