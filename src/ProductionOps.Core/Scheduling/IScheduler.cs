namespace ProductionOps.Scheduling;

/// <summary>Writes the schedules of one manager.</summary>
internal interface IScheduler
{
    /// <summary>What it writes for.</summary>
    ScheduleManager Manager { get; }

    /// <summary>The exact texts; nothing is changed.</summary>
    IReadOnlyList<ScheduleFile> Generate(ScheduledCommand command);

    /// <summary>Installs it; what cannot be installed leaves nothing behind.</summary>
    Task InstallAsync(ScheduledCommand command, CancellationToken cancellationToken);

    /// <summary>What is installed of ours.</summary>
    Task<IReadOnlyList<ScheduleEntry>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes one of ours.</summary>
    Task RemoveAsync(string name, CancellationToken cancellationToken);
}
