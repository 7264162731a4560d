using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>The published rating of a web vital.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WebVitalRating>))]
public enum WebVitalRating
{
    /// <summary>Within the good bound (inclusive).</summary>
    [JsonStringEnumMemberName("good")]
    Good,

    /// <summary>Between the bounds (inclusive of the poor bound).</summary>
    [JsonStringEnumMemberName("needs-improvement")]
    NeedsImprovement,

    /// <summary>Beyond the poor bound.</summary>
    [JsonStringEnumMemberName("poor")]
    Poor,
}
