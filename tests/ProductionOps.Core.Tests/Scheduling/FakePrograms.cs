using ProductionOps.Processes;

namespace ProductionOps.Core.Tests.Scheduling;

/// <summary>Programs that would change the machine of whoever runs the tests.</summary>
internal sealed class FakePrograms : IProcessRunner
{
    public List<string> Calls { get; } = [];

    public byte[] Crontab { get; set; } = [];

    public string CronVersion { get; set; } = "crontab: invalid option -- 'V'";

    public string? Fails { get; set; }

    public bool HasProdops { get; set; } = true;

    public string? Find(string program) => program == "schtasks" || (program == "prodops" && !HasProdops) ? null : "/usr/bin/" + program;

    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        if (Fails is { } failure) return new ProcessResult(1, "", failure, TimeSpan.Zero);
        if (request.Program != "crontab")
        {
            Calls.Add($"{request.Program} {string.Join(' ', request.Arguments)}");
            return new ProcessResult(0, "", "", TimeSpan.Zero);
        }

        switch (request.Arguments)
        {
            case ["-V"]: return new ProcessResult(1, "", CronVersion, TimeSpan.Zero);
            case ["-l"] when Crontab.Length == 0: return new ProcessResult(1, "", "no crontab for ada", TimeSpan.Zero);
            case ["-l"]:
                using (var stream = new MemoryStream(Crontab)) await request.ReadOutput!(stream, cancellationToken);
                return new ProcessResult(0, "", "", TimeSpan.Zero);
            default:
                Crontab = await File.ReadAllBytesAsync(Path.Combine(request.WorkingDirectory!, request.Arguments[0]), cancellationToken);
                return new ProcessResult(0, "", "", TimeSpan.Zero);
        }
    }
}
