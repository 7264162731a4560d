namespace ProductionOps.Cli.Hosting;

/// <summary>What the exit codes of the program mean.</summary>
internal static class ExitCode
{
    /// <summary>It was done.</summary>
    public const int Done = 0;

    /// <summary>The operation failed, or found problems.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or what it names, is not usable.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C: 128 and the number of the signal, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code for an error.</summary>
    public static int Of(OperationException error) => error.Kind is ErrorKind.InvalidInput ? Usage : Failed;
}
