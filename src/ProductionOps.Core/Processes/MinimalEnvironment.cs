using System.Collections;

namespace ProductionOps.Processes;

/// <summary>
/// What a command that the configuration names inherits: what programs need to find their files, speak the user's language and
/// reach the network, and nothing else, so that a token that happens to be in the environment does not reach every build tool.
/// </summary>
/// <remarks>
/// Inherited: PATH, HOME, USER, LOGNAME, SHELL, LANG, LANGUAGE, LC_*, TZ, TMPDIR, TMP, TEMP, TERM, COLORTERM, NO_COLOR, XDG_*; the
/// proxies HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY in both cases; SSL_CERT_FILE, SSL_CERT_DIR, NODE_EXTRA_CA_CERTS;
/// NODE_OPTIONS, npm_config_* without credentials, and the homes of Node version managers (NVM_DIR, VOLTA_HOME, FNM_DIR,
/// FNM_MULTISHELL_PATH, PNPM_HOME, COREPACK_HOME); on Windows what the system itself needs. Variables that only say "this is a
/// build server" (CI and its kin) are left out: they change what tools do. The configuration may name more.
/// </remarks>
/// <param name="inherited">The environment to choose from.</param>
public sealed class MinimalEnvironment(IReadOnlyDictionary<string, string> inherited)
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TMP", "TEMP", "TERM", "COLORTERM", "NO_COLOR",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "NODE_OPTIONS",
        "NVM_DIR", "VOLTA_HOME", "FNM_DIR", "FNM_MULTISHELL_PATH", "PNPM_HOME", "COREPACK_HOME",
        "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "USERNAME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA",
        "LOCALAPPDATA", "ProgramData", "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "CommonProgramFiles",
        "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE", "OS",
    };

    private static readonly string[] Prefixes = ["LC_", "XDG_", "npm_config_"];
    private static readonly string[] Credentials = ["auth", "token", "password", "key", "otp"];

    /// <summary>The one of this process.</summary>
    public static MinimalEnvironment OfThisProcess() => new(Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? string.Empty, StringComparer.Ordinal));

    /// <summary>The environment for a command.</summary>
    /// <param name="names">Variables that it may see besides the usual ones; a name that is not set is left out.</param>
    /// <param name="variables">Variables with the values that it gets, whatever is inherited.</param>
    public IReadOnlyDictionary<string, string> Create(
        IReadOnlyCollection<string> names,
        IReadOnlyDictionary<string, string>? variables = null)
    {
        var environment = new Dictionary<string, string>(
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var (name, value) in inherited)
        {
            if (IsUsual(name) || names.Contains(name, environment.Comparer)) environment[name] = value;
        }

        foreach (var (name, value) in variables ?? new Dictionary<string, string>(StringComparer.Ordinal)) environment[name] = value;
        return environment;
    }

    private static bool IsUsual(string name)
    {
        if (Names.Contains(name)) return true;
        var prefix = Array.Find(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        return prefix is not null && !Array.Exists(Credentials, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
