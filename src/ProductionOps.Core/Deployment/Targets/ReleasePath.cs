namespace ProductionOps.Deployment.Targets;

/// <summary>Paths in manifests, which may come from elsewhere: none may leave its release.</summary>
internal static class ReleasePath
{
    public static bool IsSafe(string path) =>
        path.Length > 0 &&
        !path.Contains('\0', StringComparison.Ordinal) &&
        !(OperatingSystem.IsWindows() && path.AsSpan().IndexOfAny('\\', ':') >= 0) &&
        Array.TrueForAll(path.Split('/'), part => part is not ("" or "." or ".."));

    /// <exception cref="OperationException"><c>ReleasePathUnsafe</c>.</exception>
    public static void Check(string path)
    {
        if (IsSafe(path)) return;
        throw new OperationException(
            "ReleasePathUnsafe",
            ErrorKind.Forbidden,
            $"The manifest names the file '{path}', which would not lie in the release. The manifest is not one that this product wrote.",
            path);
    }
}
