using System.Text.Json.Serialization;

namespace ProductionOps.Model;

/// <summary>Kinds of deployment target (an addition to the specification).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeploymentTargetType>))]
public enum DeploymentTargetType
{
    /// <summary>A local or mounted directory.</summary>
    [JsonStringEnumMemberName("directory")]
    Directory,

    /// <summary>A directory on a host, over ssh and rsync.</summary>
    [JsonStringEnumMemberName("ssh")]
    Ssh,

    /// <summary>A branch of a git remote, such as GitHub Pages.</summary>
    [JsonStringEnumMemberName("git-branch")]
    GitBranch,

    /// <summary>The user's own command.</summary>
    [JsonStringEnumMemberName("command")]
    Command,
}
