using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Deployment.Validation;

/// <summary>Runs npm as on a machine that nobody has configured, so that only the project's own .npmrc counts.</summary>
internal sealed class NpmWithoutSettings(string cache) : IProcessRunner
{
    private readonly ProcessRunner _processes = new(TimeProvider.System);

    public string? Find(string program) => _processes.Find(program);

    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken) => _processes.RunAsync(
        request with
        {
            Environment = new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["HOME"] = cache,
                ["npm_config_cache"] = Path.Combine(cache, "npm"),
                ["npm_config_userconfig"] = Path.Combine(cache, "none"),
                ["npm_config_globalconfig"] = Path.Combine(cache, "none either"),
                ["npm_config_fetch_retries"] = "0",
                ["npm_config_update_notifier"] = "false",
            },
        },
        cancellationToken);
}
