namespace ProductionOps.Model;

/// <summary>Where a copy of the backups goes (an addition to the specification).</summary>
public sealed record BackupCopySettings : ModelObject
{
    /// <summary>Name shown in messages; the type when absent.</summary>
    public string? Name { get; init; }

    /// <summary>Kind of place.</summary>
    public required BackupCopyType Type { get; init; }

    /// <summary>Directory: local or mounted for directory, on the host for ssh.</summary>
    public required string Path { get; init; }

    /// <summary>Host of an ssh copy.</summary>
    public string? Host { get; init; }

    /// <summary>User of an ssh copy.</summary>
    public string? User { get; init; }

    /// <summary>Port of an ssh copy; 22, or what the ssh configuration says, when absent.</summary>
    public int? Port { get; init; }

    /// <summary>Private key file of an ssh copy, by path.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>Further options for ssh, such as -o, StrictHostKeyChecking=yes.</summary>
    public IReadOnlyList<string>? SshOptions { get; init; }
}
