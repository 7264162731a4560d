using System.Buffers;

namespace ProductionOps.Processes;

/// <summary>
/// Windows runs a batch file, such as npm.cmd, through its command interpreter, which reads the arguments once more: some
/// characters would become commands.
/// </summary>
internal static class BatchArguments
{
    private static readonly SearchValues<char> Interpreted = SearchValues.Create("\"%&|<>^!\r\n");

    public static void Check(string program, IReadOnlyList<string> arguments)
    {
        if (!OperatingSystem.IsWindows()) return;
        if (Path.GetExtension(program).ToUpperInvariant() is not (".CMD" or ".BAT")) return;
        var unsafeArgument = arguments.FirstOrDefault(argument => argument.AsSpan().IndexOfAny(Interpreted) >= 0);
        if (unsafeArgument is null) return;
        throw new OperationException(
            "ArgumentNotSafe",
            ErrorKind.Unsupported,
            $"The argument '{unsafeArgument}' cannot be given safely to the batch file '{program}'. Leave out the characters \" % & | < > ^ !, or name a program that is not a batch file.",
            unsafeArgument);
    }
}
