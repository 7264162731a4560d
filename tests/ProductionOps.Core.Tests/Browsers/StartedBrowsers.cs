using System.Collections.Concurrent;
using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Browsers;

/// <summary>Runs programs, and remembers the profiles of the browsers among them.</summary>
/// <param name="processes">Runs them.</param>
internal sealed class StartedBrowsers(IProcessRunner processes) : IProcessRunner
{
    private const string Profile = "--user-data-dir=";

    public ConcurrentQueue<string> Profiles { get; } = [];

    public string? Find(string program) => processes.Find(program);

    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        foreach (var argument in request.Arguments.Where(static argument => argument.StartsWith(Profile, StringComparison.Ordinal)))
            Profiles.Enqueue(argument[Profile.Length..]);
        return processes.RunAsync(request, cancellationToken);
    }
}
