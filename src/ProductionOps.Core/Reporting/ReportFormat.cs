using System.Text.Json.Serialization;

namespace ProductionOps.Reporting;

/// <summary>How a report is written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportFormat>))]
public enum ReportFormat
{
    /// <summary>One self-contained page.</summary>
    [JsonStringEnumMemberName("html")]
    Html,

    /// <summary>Markdown, for chats, wikis and pull requests.</summary>
    [JsonStringEnumMemberName("markdown")]
    Markdown,

    /// <summary>One line a figure.</summary>
    [JsonStringEnumMemberName("csv")]
    Csv,

    /// <summary>All of it, for programs.</summary>
    [JsonStringEnumMemberName("json")]
    Json,

    /// <summary>The gates of the live deployment and what needs attention, as JUnit XML.</summary>
    [JsonStringEnumMemberName("junit")]
    JUnit,

    /// <summary>The state now, for the textfile collector of Prometheus.</summary>
    [JsonStringEnumMemberName("prometheus")]
    Prometheus,

    /// <summary>What needs attention, with rules, as SARIF 2.1.0.</summary>
    [JsonStringEnumMemberName("sarif")]
    Sarif,
}
