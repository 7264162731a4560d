using System.Text.Json;
using ProductionOps.Configuration.Secrets;
using ProductionOps.Processes;

namespace ProductionOps.Maintenance.Dependencies.Packages;

/// <summary>The npm program, with the user's own registry, credentials, proxy and cache; no install script ever runs through it.</summary>
/// <param name="processes">Runs npm.</param>
internal sealed class NpmClient(IProcessRunner processes)
{
    // What follows is its manual.
    private const int ErrorLines = 15;

    // Its own two attempts, 10 and 60 s apart, would let somebody without a network wait for more than a minute.
    private static readonly string[] Always =
        ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--json"];

    private static readonly string[] Texts = ["summary", "detail"];

    private static readonly string[] Unreachable =
    [
        "ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ECONNRESET", "EHOSTUNREACH", "ENETUNREACH", "ENOTCACHED", "ERR_SOCKET_TIMEOUT",
        "FETCH_ERROR", "EPROTO", "CERT_HAS_EXPIRED", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "E429", "E500", "E502", "E503", "E504",
    ];

    /// <summary>Runs npm; what its answer is worth is up to the caller.</summary>
    /// <returns>How it ended, and the error that it told.</returns>
    /// <exception cref="OperationException"><c>DependencyToolMissing</c>: there is no npm; <c>DependencyRegistryUnavailable</c>: its registry
    /// does not answer, which is nobody's fault but the network's; <c>DependencyRegistryRefused</c>: it asks for other credentials;
    /// <c>DependencyDiskFull</c>; <c>ProgramTimeout</c>.</exception>
    public async Task<NpmAnswer> RunAsync(string directory, TimeSpan limit, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var npm = processes.Find("npm") ?? throw new OperationException(
            "DependencyToolMissing", ErrorKind.Unavailable, "npm was not found. Install Node.js and make sure that npm is on the PATH.", "npm");
        var request = new ProcessRequest(npm, [.. arguments, .. Always]) { WorkingDirectory = directory, Timeout = limit };
        var result = await processes.RunAsync(request, cancellationToken);
        var (code, summary) = ErrorOf(result);
        var answer = new NpmAnswer(result, code, summary);
        ThrowIfNotOurs(code, answer.FirstLine, directory);
        return answer;
    }

    private static void ThrowIfNotOurs(string? code, string summary, string directory)
    {
        if (code is null) return;
        if (Unreachable.Contains(code, StringComparer.Ordinal))
        {
            throw new OperationException(
                "DependencyRegistryUnavailable",
                ErrorKind.Unavailable,
                $"The package registry did not answer ({code}): {summary}. Nothing was changed. Check the network, the proxy and 'npm config get registry', then run it again.",
                directory);
        }

        if (code is "E401" or "E403" or "ENEEDAUTH")
        {
            throw new OperationException(
                "DependencyRegistryRefused",
                ErrorKind.PermissionDenied,
                $"The package registry refused the request ({code}): {summary}. Nothing was changed. Check the credentials in .npmrc.",
                directory);
        }

        if (code is not "ENOSPC") return;
        throw new OperationException(
            "DependencyDiskFull", ErrorKind.DiskFull, "There is no room left for installing packages. Nothing was changed. Free some, then run it again.", directory);
    }

    // With --json npm tells its error on standard output, as {"error": {"code", "summary", "detail"}}.
    private static (string? Code, string Summary) ErrorOf(ProcessResult result)
    {
        if (result.Succeeded && !result.Output.Contains("\"error\"", StringComparison.Ordinal)) return (null, "");
        try
        {
            using var document = JsonDocument.Parse(result.Output);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("error", out var error)) return (null, "");
            if (error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("code", out var code)) return (null, "");
            var lines = Texts
                .SelectMany(name => error.TryGetProperty(name, out var text) ? text.ToString().Split('\n') : [])
                .Where(line => !string.IsNullOrWhiteSpace(line))
                .Take(ErrorLines);
            return (code.ToString(), CredentialPatterns.Mask(string.Join('\n', lines)));
        }
        catch (JsonException)
        {
            // It was stopped, or is no npm that speaks JSON; its exit code still tells that it failed.
            return (null, "");
        }
    }
}
