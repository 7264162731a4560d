using ProductionOps.Configuration;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps;

/// <summary>What a front end gives to the operations.</summary>
public sealed record WorkspaceOptions
{
    /// <summary>Address of the store as the user gave it; null to find it as git finds its repository.</summary>
    public string? StoreAddress { get; init; }

    /// <summary>The user's current directory.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Where operations tell what they do.</summary>
    public required IOperationReporter Reporter { get; init; }

    /// <summary>Gives the third-party integrations, on first use.</summary>
    public required Func<IIntegrations> Integrations { get; init; }

    /// <summary>Resolvers of secrets, asked in order, before the process environment.</summary>
    public IReadOnlyList<ISecretResolver> SecretResolvers { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The disk.</summary>
    public IFileSystem Files { get; init; } = new PhysicalFileSystem();

    /// <summary>Runs other programs; null for the programs of this machine.</summary>
    public IProcessRunner? Processes { get; init; }

    /// <summary>Directory of this user for what operations keep on this machine, such as the releases of command targets.</summary>
    // Verified, a folder that is yet to be made would be no path at all, and what is kept would land in the current directory.
    public string DataDirectory { get; init; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "ProductionOps");
}
