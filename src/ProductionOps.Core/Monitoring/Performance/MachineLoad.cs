using System.Globalization;
using ProductionOps.Files;

namespace ProductionOps.Monitoring.Performance;

/// <summary>Tells whether the machine is too busy to measure on.</summary>
/// <param name="files">Reads the load, where the system has it as a file (Linux).</param>
/// <param name="processors">Number of processors.</param>
public sealed class MachineLoad(IFileSystem files, int processors)
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>A sentence about a load of the last minute above the number of processors; null when it is not, or is not known.</summary>
    public string? DescribeBusy()
    {
        if (!files.FileExists(LoadFile)) return null;
        using var reader = new StreamReader(files.OpenRead(LoadFile));
        var first = reader.ReadToEnd().Split(' ')[0];
        if (!double.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var load) || load <= processors) return null;
        var numbers = string.Create(CultureInfo.InvariantCulture, $"load {load:0.0} on {new Quantity(processors, "processor")}");
        return $"The machine was busy ({numbers}) while it was measured, so the figures may be worse than the page. Measure again on a quiet machine.";
    }
}
