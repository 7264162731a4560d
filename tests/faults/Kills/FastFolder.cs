namespace ProductionOps.Faults.Kills;

/// <summary>
/// A temporary folder, in memory where the system has such a place: what a killed process has written is there whether it is on a disk
/// or not.
/// </summary>
internal sealed class FastFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    private FastFolder(string path) => Path = path;

    public string Path { get; }

    public static FastFolder Create()
    {
        var parent = Directory.Exists(Memory) ? Memory : System.IO.Path.GetTempPath();
        return new FastFolder(Directory.CreateDirectory(System.IO.Path.Combine(parent, $"prodops faults {Guid.NewGuid():N}")).FullName);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
