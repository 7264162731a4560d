namespace ProductionOps.Maintenance.Workflow;

/// <summary>Stands where nothing may be changed, such as in an assessment.</summary>
internal sealed class NoSafeguard : IMaintenanceSafeguard
{
    public static NoSafeguard Instance { get; } = new();

    public Task ProtectAsync(string path, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"'{path}' must not be changed by an assessment.");
}
