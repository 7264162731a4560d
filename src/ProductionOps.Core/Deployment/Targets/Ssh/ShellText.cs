namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>Text that a POSIX shell, and rsync's own splitting of its remote shell, take literally.</summary>
internal static class ShellText
{
    /// <summary>One word of a POSIX shell script.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>One word of the value of rsync's <c>--rsh</c>, where a doubled quote is one quote.</summary>
    public static string QuoteForRsync(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
