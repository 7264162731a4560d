using ProductionOps.Processes;

namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>Turns what ssh, rsync and the remote shell say into errors that tell a user what to do.</summary>
internal static class SshErrors
{
    public static OperationException Of(SshEndpoint endpoint, string target, ProcessResult result)
    {
        var text = result.Error;
        if (Says(text, "No space left on device") || Says(text, "Disk quota exceeded"))
        {
            return Error("TargetDiskFull", ErrorKind.DiskFull, $"There is no room left on '{endpoint.Host}'. Free some space and deploy again; what is served was not touched.");
        }

        if (Says(text, "Read-only file system"))
        {
            return Error("TargetReadOnly", ErrorKind.PermissionDenied, $"'{endpoint.Path}' on '{endpoint.Host}' is on a read-only file system. Make it writable or choose another path.");
        }

        // ssh's own failures come before anything ran on the host.
        if (Says(text, "Permission denied (") || Says(text, "Host key verification failed") || Says(text, "Too many authentication failures"))
        {
            return Error("TargetAccessDenied", ErrorKind.PermissionDenied, $"ssh may not log in to '{endpoint.Host}': {result.LastLine} Try 'ssh -o BatchMode=yes {endpoint.Host}' by hand; keys and known hosts are those of ssh itself.");
        }

        if (Says(text, "Permission denied") || Says(text, "Operation not permitted"))
        {
            return Error("TargetAccessDenied", ErrorKind.PermissionDenied, $"The account on '{endpoint.Host}' may not write '{endpoint.Path}': {result.LastLine} Check its owner and permissions.");
        }

        const int SshFailure = 255;
        if (result.ExitCode == SshFailure || Says(text, "connection unexpectedly closed"))
        {
            return Error("TargetUnreachable", ErrorKind.Unavailable, $"'{endpoint.Host}' cannot be reached by ssh: {result.LastLine} Check the host, the port and the network.");
        }

        return Error("TargetFailed", ErrorKind.Failed, $"A command on '{endpoint.Host}' failed with exit code {result.ExitCode}: {result.LastLine}");

        OperationException Error(string id, ErrorKind kind, string message) => new(id, kind, message, target);
    }

    private static bool Says(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
