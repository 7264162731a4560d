using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>What became of an update of a dependency (an addition to the specification).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DependencyUpdateOutcome>))]
public enum DependencyUpdateOutcome
{
    /// <summary>It is committed on the branch.</summary>
    [JsonStringEnumMemberName("applied")]
    Applied,

    /// <summary>The site fails with it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The configuration leaves the package alone.</summary>
    [JsonStringEnumMemberName("excluded")]
    Excluded,

    /// <summary>The release is too fresh.</summary>
    [JsonStringEnumMemberName("too-fresh")]
    TooFresh,

    /// <summary>A person has to allow it.</summary>
    [JsonStringEnumMemberName("approval-needed")]
    ApprovalNeeded,

    /// <summary>It cannot be applied as things are.</summary>
    [JsonStringEnumMemberName("blocked")]
    Blocked,

    /// <summary>The time was over before it was judged.</summary>
    [JsonStringEnumMemberName("not-judged")]
    NotJudged,

    /// <summary>The run would try it.</summary>
    [JsonStringEnumMemberName("planned")]
    Planned,
}
