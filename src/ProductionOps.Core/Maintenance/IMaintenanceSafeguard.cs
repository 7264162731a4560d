namespace ProductionOps.Maintenance;

/// <summary>
/// Keeps files as they were before a run changes them. When the run throws, ends without success, is stopped, or its process is killed,
/// they are put back exactly: content, permissions and times; what was not there is removed again.
/// </summary>
public interface IMaintenanceSafeguard
{
    /// <summary>
    /// Must have returned before a file is made, changed or removed. The same file may be named several times; its first state counts.
    /// </summary>
    /// <param name="path">Full path of a file, or of where one will be; directories are not kept.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>MaintenanceSafeguardFailed</c>: the file cannot be kept, so it must not be changed.</exception>
    Task ProtectAsync(string path, CancellationToken cancellationToken);
}
