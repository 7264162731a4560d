using ProductionOps.Faults.Disks;
using ProductionOps.Faults.Scenarios;

namespace ProductionOps.Faults.Failures;

/// <summary>Runs a scenario again and again, each time with another step of the disk going wrong, and checks the store each time.</summary>
internal sealed class FailureRun(PreparedScenario prepared, FaultReport report)
{
    /// <summary>Every step, or every so many, goes wrong in one way.</summary>
    public async Task RunAsync(FailureMode mode, int first, int stride, CancellationToken cancellationToken)
    {
        for (var step = first; !cancellationToken.IsCancellationRequested; step += stride)
        {
            if (!await TryAsync(mode, step)) return;
        }
    }

    /// <summary>One step goes wrong; false when there are not so many steps.</summary>
    public async Task<bool> TryAsync(FailureMode mode, int step)
    {
        var hasFailed = false;
        var options = mode.IsOfReading
            ? new DiskOptions { ReadFault = read => Chosen(read) ? mode.Error() : null }
            : new DiskOptions { Fault = (number, _) => Chosen(number) ? new StepFault(mode.Error(), number == step ? mode.Extent : FaultExtent.Nothing) : null };
        var files = new MemoryFileSystem(prepared.Image, options);
        var (ledger, surprises) = await prepared.RunAsync(files);
        if (!hasFailed) return false;

        var where = $"{prepared.Scenario.Name}, {mode.Name} at step {step}";
        report.Count($"failures: {prepared.Scenario.Name}, {mode.Name}");
        report.Violate(where, surprises);
        var later = new MemoryFileSystem(files.Image, new DiskOptions { Start = ScenarioClock.Start.AddHours(1) });
        report.Violate(where, await prepared.CheckAsync(later, PreparedScenario.Root, ledger.Events));
        return true;

        bool Chosen(int number)
        {
            if (number != step && !(mode.Stays && number > step)) return false;
            hasFailed = true;
            return true;
        }
    }
}
