namespace ProductionOps.Model;

/// <summary>Where releases go (an addition to the specification).</summary>
public sealed record DeploymentTarget : ModelObject
{
    /// <summary>Name shown in records and messages; the type when absent.</summary>
    public string? Name { get; init; }

    /// <summary>Kind of target.</summary>
    public required DeploymentTargetType Type { get; init; }

    /// <summary>Directory of the releases: local or mounted for directory, on the host for ssh, inside the branch for git-branch.</summary>
    public string? Path { get; init; }

    /// <summary>Public address that this target serves; the homepage when absent.</summary>
    public string? Url { get; init; }

    /// <summary>Address that serves the idle slot, for checking a blue-green release before the switch.</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>Host of an ssh target.</summary>
    public string? Host { get; init; }

    /// <summary>User of an ssh target.</summary>
    public string? User { get; init; }

    /// <summary>Port of an ssh target; 22, or what the ssh configuration says, when absent.</summary>
    public int? Port { get; init; }

    /// <summary>Private key file of an ssh target, by path.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>Further options for ssh, such as -o, StrictHostKeyChecking=yes.</summary>
    public IReadOnlyList<string> SshOptions { get => field ?? []; init; }

    /// <summary>Git remote, or address, of a git-branch target; origin when absent.</summary>
    public string? Remote { get; init; }

    /// <summary>Branch of a git-branch target; gh-pages when absent.</summary>
    public string? Branch { get; init; }

    /// <summary>Custom domain of a git-branch target.</summary>
    public string? Cname { get; init; }

    /// <summary>Program and arguments of a command target that publishes a release.</summary>
    public IReadOnlyList<string> Command { get => field ?? []; init; }

    /// <summary>Program and arguments of a command target that returns to an earlier release; command when absent.</summary>
    public IReadOnlyList<string> RollbackCommand { get => field ?? []; init; }

    /// <summary>Releases kept besides the active and the last good one.</summary>
    public int KeepReleases { get; init; }

    /// <summary>Whether hashed assets of the release before stay reachable, for open pages.</summary>
    public bool KeepAssets { get; init; }

    /// <summary>Seconds within which a pushed release must be live.</summary>
    public int LivenessTimeout { get; init; }
}
