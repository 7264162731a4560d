namespace ProductionOps.Files;

/// <content>What is done with very many files, with as few calls of the system as can be.</content>
public sealed partial class PhysicalFileSystem
{
    /// <inheritdoc/>
    public IOpenDirectory OpenDirectory(string path) => OperatingSystem.IsLinux() ? new LinuxDirectory(path) : new DirectoryByPath(this, path);
}
