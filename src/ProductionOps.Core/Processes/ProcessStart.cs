using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ProductionOps.Processes;

/// <summary>Starts a program with its three streams connected, or says why it cannot be started.</summary>
internal static class ProcessStart
{
    private const int FileNotFound = 2;
    private const int ArgumentsTooLong = 7;
    private const int AccessDenied = 13;

    public static Process Start(ProcessRequest request, string mark, Func<string, string?> variable)
    {
        if (request.WorkingDirectory is { } directory && !Directory.Exists(directory))
        {
            throw new OperationException(
                "WorkingDirectoryNotFound",
                ErrorKind.NotFound,
                $"'{request.Program}' was to run in '{directory}', which does not exist. Check the working directory in the configuration.",
                directory);
        }

        var path = ProgramPath.Find(request.Program, variable("PATH"), variable("PATHEXT"), request.WorkingDirectory)
            ?? throw NotFound(request, inner: null);
        BatchArguments.Check(path, request.Arguments);
        var process = new Process { StartInfo = Information(request, path, mark) };
        try
        {
            process.Start();
            return process;
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw Failure(request, path, exception);
        }
    }

    private static ProcessStartInfo Information(ProcessRequest request, string path, string mark)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var information = new ProcessStartInfo(path)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = encoding,
            StandardOutputEncoding = encoding,
            StandardErrorEncoding = encoding,
            WorkingDirectory = request.WorkingDirectory ?? string.Empty,
        };
        foreach (var argument in request.Arguments) information.ArgumentList.Add(argument);
        if (request.Environment is { } environment)
        {
            information.Environment.Clear();
            foreach (var (name, value) in environment) information.Environment[name] = value;
        }

        information.Environment[ProcessFamily.Variable] = mark;
        return information;
    }

    private static OperationException Failure(ProcessRequest request, string path, Win32Exception exception) => exception.NativeErrorCode switch
    {
        FileNotFound => NotFound(request, exception),
        AccessDenied => new OperationException(
            "ProgramNotExecutable",
            ErrorKind.PermissionDenied,
            $"'{path}' may not be run. Make it executable, or check the mount options of its file system.",
            path,
            exception),
        ArgumentsTooLong => new OperationException(
            "ArgumentsTooLong",
            ErrorKind.Unsupported,
            $"The arguments of '{request.Program}' are longer than this system allows.",
            request.Program,
            exception),
        _ => new OperationException(
            "ProgramNotStarted", ErrorKind.Unavailable, $"'{path}' could not be started: {exception.Message}", path, exception),
    };

    private static OperationException NotFound(ProcessRequest request, Exception? inner) => new(
        "ProgramNotFound",
        ErrorKind.Unavailable,
        $"The program '{request.Program}' was not found. Install it, or check its name and the PATH of the account that runs this command.",
        request.Program,
        inner);
}
