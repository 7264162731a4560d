using ProductionOps.Configuration;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Files;
using ProductionOps.Maintenance.Dependencies.Packages;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Maintenance.Dependencies.Versions;
using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>Makes updates in a project that lies in a worktree, and installs them as a fresh checkout would.</summary>
/// <param name="npm">Runs npm.</param>
/// <param name="processes">Runs install scripts, where they are allowed.</param>
/// <param name="files">The disk.</param>
internal sealed class UpdateInstaller(NpmClient npm, IProcessRunner processes, IFileSystem files)
{
    private const int LastLines = 20;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Writes the updates into the manifests and the lock file; nothing is installed.</summary>
    /// <returns>Why npm finds no set of versions that fits; null when it does.</returns>
    /// <exception cref="OperationException">As <see cref="NpmClient.RunAsync"/>.</exception>
    public async Task<StepFailure?> ResolveAsync(NpmProject project, IReadOnlyList<PlannedUpdate> updates, CancellationToken cancellationToken)
    {
        var direct = updates.Where(update => update.Means == UpdateMeans.Manifest).ToDictionary(update => update.Package, StringComparer.Ordinal);
        var overrides = updates.Where(update => update.Means == UpdateMeans.Override).ToDictionary(update => update.Package, update => update.Target.ToString(), StringComparer.Ordinal);
        if (direct.Count > 0 || overrides.Count > 0)
        {
            // With an exact version in the manifests npm takes that one, and not whatever was published a minute ago.
            Write(project, direct, static (_, update) => update.Target.ToString(), overrides);
            if (await LockAsync(project.Directory, ["install"], cancellationToken) is { } unfit) return unfit;
            Write(project, direct, static (spec, update) => VersionSpec.For(spec, update.Target)!, overrides);
        }

        string[] locked = [.. updates.Where(update => update.Means == UpdateMeans.Lock).Select(update => update.Package)];
        if (locked.Length > 0 && await LockAsync(project.Directory, ["update", .. locked], cancellationToken) is { } stuck) return stuck;
        return await LockAsync(project.Directory, ["install"], cancellationToken);
    }

    /// <summary>Installs exactly what is locked.</summary>
    /// <param name="project">Full path of the project.</param>
    /// <param name="scripts">Environment of the packages' install scripts; null when they do not run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why it could not; null when it could.</returns>
    /// <exception cref="OperationException">As <see cref="NpmClient.RunAsync"/>.</exception>
    public async Task<StepFailure?> InstallAsync(string project, IReadOnlyDictionary<string, string>? scripts, CancellationToken cancellationToken)
    {
        var answer = await npm.RunAsync(project, Limit, ["ci", "--prefer-offline"], cancellationToken);
        if (!answer.Result.Succeeded) return Failure("install", answer);
        if (scripts is null) return null;
        var request = new ProcessRequest("npm", ["rebuild"]) { WorkingDirectory = project, Environment = scripts, Timeout = Limit };
        var result = await processes.RunAsync(request, cancellationToken);
        return result.Succeeded ? null : new StepFailure("install", End(result));
    }

    /// <summary>The last lines of what a program said.</summary>
    public static string End(ProcessResult result) => string.Join(
        '\n',
        CredentialPatterns.Mask($"{result.Output}\n{result.Error}").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).TakeLast(LastLines));

    private async Task<StepFailure?> LockAsync(string directory, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var answer = await npm.RunAsync(directory, Limit, [.. command, "--package-lock-only"], cancellationToken);
        return answer.Result.Succeeded ? null : Failure("resolve", answer);
    }

    private static StepFailure Failure(string step, NpmAnswer answer) =>
        new(step, answer.ErrorCode is { } code ? $"npm {code}: {answer.Summary}" : End(answer.Result));

    private void Write(
        NpmProject project,
        Dictionary<string, PlannedUpdate> updates,
        Func<string, PlannedUpdate, string> spec,
        Dictionary<string, string> overrides)
    {
        foreach (var (place, manifest) in project.Manifests)
        {
            var specs = manifest.Dependencies
                .Where(dependency => updates.TryGetValue(dependency.Name, out var update) && IsBehind(project, place, dependency, update))
                .DistinctBy(dependency => dependency.Name, StringComparer.Ordinal)
                .ToDictionary(dependency => dependency.Name, dependency => spec(dependency.Spec, updates[dependency.Name]), StringComparer.Ordinal);
            var content = manifest.WithSpecs(specs);
            if (place.Length == 0 && overrides.Count > 0) content = PackageManifest.WithOverrides(content, overrides);
            if (content.AsSpan().SequenceEqual(manifest.Content.Span) && specs.Count == 0) continue;
            Replace(Path.Combine(project.Directory, place, "package.json"), content);
        }
    }

    // Another workspace may be further already, and what is no range is not ours to change.
    private static bool IsBehind(NpmProject project, string place, ManifestDependency dependency, PlannedUpdate update) =>
        VersionRange.TryParse(dependency.Spec) is not null &&
        SemanticVersion.TryParse(project.Locked.Resolve(place, dependency.Name)?.Version) is { } version && version < update.Target;

    private void Replace(string path, byte[] content)
    {
        var temporary = path + ".new";
        files.DeleteFile(temporary);
        files.WriteUnflushed(temporary, content);
        files.Replace(temporary, path);
    }
}
