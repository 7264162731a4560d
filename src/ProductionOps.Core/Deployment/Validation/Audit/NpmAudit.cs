using System.Text.Json;
using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Deployment.Validation.Audit;

/// <summary>Asks npm, and so the project's own registry, for known vulnerabilities of what the project has locked.</summary>
/// <param name="processes">Runs npm.</param>
/// <param name="files">Reads the lock file.</param>
/// <param name="time">Clock for the time of discovery.</param>
public sealed class NpmAudit(IProcessRunner processes, IFileSystem files, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly string[] LockFiles = ["npm-shrinkwrap.json", "package-lock.json"];

    /// <summary>Audits a project.</summary>
    /// <returns>What was found, or why nothing is known.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<AuditResult> RunAsync(string projectDirectory, CancellationToken cancellationToken)
    {
        if (!files.FileExists(Path.Combine(projectDirectory, "package.json")))
            return AuditResult.Unknown("The project has no package.json, so npm has nothing to audit.");
        var lockFile = Array.Find(LockFiles, name => files.FileExists(Path.Combine(projectDirectory, name)));
        if (lockFile is null)
            return AuditResult.Unknown("npm audit needs a package-lock.json. Make one with 'npm install --package-lock-only' and commit it.");
        if (processes.Find("npm") is not { } npm)
            return AuditResult.Unknown("npm is not installed, so the dependencies were not audited. Install Node.js.");
        try
        {
            var installed = InstalledPackages.Parse(files.ReadAllBytes(Path.Combine(projectDirectory, lockFile)));
            var request = new ProcessRequest(npm, ["audit", "--json"]) { WorkingDirectory = projectDirectory, Timeout = Limit };
            var result = await processes.RunAsync(request, cancellationToken);

            // The exit code says only that there is something to report, and differs between versions; the report says what.
            return new NpmAuditReport(installed, time.GetUtcNow()).Read(result.Output);
        }
        catch (JsonException)
        {
            return AuditResult.Unknown($"'{lockFile}' is not JSON. Make it anew with 'npm install --package-lock-only'.");
        }
        catch (OperationException exception)
        {
            return AuditResult.Unknown(exception.Message);
        }
    }
}
