namespace ProductionOps.Deployment.Validation.Secrets;

/// <summary>Files that have no place in a published site, by their names.</summary>
internal static class LeakedFiles
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ".npmrc", ".netrc", ".pgpass", ".htpasswd", ".git-credentials", ".dockercfg",
        "id_rsa", "id_ed25519", "id_ecdsa", "credentials.json",
    };

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".pem", ".key", ".p12", ".pfx", ".kdbx", ".keystore", ".jks",
    };

    /// <summary>What is wrong with a path; null when nothing is.</summary>
    public static SecretFinding? Judge(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        if (parts.SkipLast(1).Contains(".git", StringComparer.Ordinal)) return Leaked(path, "git-directory", "the history of the repository");
        if (IsEnvironmentFile(name)) return Leaked(path, "environment-file", "a file of environment variables");
        if (Names.Contains(name) || Extensions.Contains(Path.GetExtension(name)))
            return Leaked(path, "credential-file", "a file that usually holds credentials");
        if (name.EndsWith(".map", StringComparison.OrdinalIgnoreCase))
            return new SecretFinding(path, null, "source-map", "a source map, which publishes the source it was made from", IsDoubtful: true);
        return null;
    }

    private static bool IsEnvironmentFile(string name) =>
        (name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal)) &&
        !name.EndsWith(".example", StringComparison.Ordinal) && !name.EndsWith(".sample", StringComparison.Ordinal);

    private static SecretFinding Leaked(string path, string rule, string what) => new(path, null, rule, what, IsDoubtful: false);
}
