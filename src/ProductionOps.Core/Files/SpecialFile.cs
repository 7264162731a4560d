namespace ProductionOps.Files;

/// <summary>
/// Tells pipes, sockets and devices from files. .NET shows all of them as files, and opening a pipe waits until somebody writes.
/// </summary>
internal static class SpecialFile
{
    /// <summary>Whether a name that is listed as a file is none; only Linux tells.</summary>
    public static bool Is(string path) => OperatingSystem.IsLinux() && NativeStatus.OfPath(path) is { IsRegular: false };
}
