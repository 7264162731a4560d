namespace ProductionOps.Bench;

/// <summary>A temporary folder that is removed in the end.</summary>
internal sealed class BenchFolder : IDisposable
{
    private const int Removers = 8;

    public string Path { get; } = Directory.CreateTempSubdirectory("productionops-bench-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Remove(Path);

    /// <summary>Removes a folder of very many files; a disk that discards each freed block at once is waited for by several threads.</summary>
    public static void Remove(string folder)
    {
        if (!Directory.Exists(folder)) return;
        using var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).GetEnumerator();
        var gate = new Lock();
        var threads = Enumerable.Range(0, Removers).Select(_ => new Thread(() =>
        {
            while (Next() is { } file) File.Delete(file);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Directory.Delete(folder, recursive: true);

        string? Next()
        {
            lock (gate) return files.MoveNext() ? files.Current : null;
        }
    }
}
