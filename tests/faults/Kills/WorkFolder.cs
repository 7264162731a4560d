using System.Globalization;

namespace ProductionOps.Faults.Kills;

/// <summary>A folder of one run, which goes with it.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder(string parent, int number)
    {
        Path = System.IO.Path.Combine(parent, number.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
