using ProductionOps.Files;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>An npm project with its workspaces, as it lies in a directory.</summary>
internal sealed class NpmProject
{
    private static readonly (string File, string Manager)[] Others =
        [("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "Yarn"), ("bun.lock", "Bun"), ("bun.lockb", "Bun")];

    private static readonly string[] LockNames = ["npm-shrinkwrap.json", "package-lock.json"];

    private NpmProject(string directory, string lockName, LockFile locked, IReadOnlyDictionary<string, PackageManifest> manifests)
    {
        Directory = directory;
        LockName = lockName;
        Locked = locked;
        Manifests = manifests;
    }

    /// <summary>Full path.</summary>
    public string Directory { get; }

    /// <summary>Name of the lock file.</summary>
    public string LockName { get; }

    /// <summary>What is locked.</summary>
    public LockFile Locked { get; }

    /// <summary>Every package.json by its directory relative to the project; the project's own has the empty name.</summary>
    public IReadOnlyDictionary<string, PackageManifest> Manifests { get; }

    /// <summary>Reads a project.</summary>
    /// <exception cref="OperationException"><c>DependencyManifestMissing</c>, <c>DependencyManifestInvalid</c>, <c>DependencyLockMissing</c>,
    /// <c>DependencyLockInvalid</c>, <c>DependencyManagerUnsupported</c>.</exception>
    public static NpmProject Read(IFileSystem files, string directory)
    {
        if (!files.FileExists(Path.Combine(directory, "package.json"))) throw ManifestMissing(directory);
        var lockName = Array.Find(LockNames, name => files.FileExists(Path.Combine(directory, name))) ?? throw LockMissing(files, directory);
        var lockPath = Path.Combine(directory, lockName);
        var locked = LockFile.Parse(files.ReadAllBytes(lockPath), lockPath);
        var manifests = new Dictionary<string, PackageManifest>(StringComparer.Ordinal);
        foreach (var place in locked.Workspaces.Prepend(""))
        {
            var path = Path.Combine(directory, place, "package.json");
            if (files.FileExists(path)) manifests[place] = PackageManifest.Parse(files.ReadAllBytes(path), path);
        }

        return new NpmProject(directory, lockName, locked, manifests);
    }

    private static OperationException ManifestMissing(string directory) => new(
        "DependencyManifestMissing",
        ErrorKind.NotFound,
        $"The last commit has no package.json in '{directory}', so there are no dependencies to update. Check 'deployment.build.workingDirectory', or commit the file.",
        directory);

    private static OperationException LockMissing(IFileSystem files, string directory)
    {
        foreach (var (file, manager) in Others)
        {
            if (!files.FileExists(Path.Combine(directory, file))) continue;
            return new OperationException(
                "DependencyManagerUnsupported",
                ErrorKind.Unsupported,
                $"The project has {file} and no package-lock.json: its packages belong to {manager}, and only npm's are updated. Switch this maintenance off, or use npm.",
                file);
        }

        return new OperationException(
            "DependencyLockMissing",
            ErrorKind.NotFound,
            $"The last commit has no package-lock.json in '{directory}', so nobody knows which versions are in use. Make one with 'npm install --package-lock-only' and commit it.",
            directory);
    }
}
