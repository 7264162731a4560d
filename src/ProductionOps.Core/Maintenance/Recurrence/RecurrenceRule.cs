using ProductionOps.Model;

namespace ProductionOps.Maintenance.Recurrence;

/// <summary>What a configuration wants to be done again and again.</summary>
/// <param name="Type">What is done.</param>
/// <param name="Slot">How often.</param>
/// <param name="Setting">The setting that says so.</param>
internal sealed record RecurrenceRule(MaintenanceType Type, RecurrenceSlot Slot, string Setting)
{
    /// <summary>The rules of a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="hasPackages">Whether the project has packages at all.</param>
    public static IEnumerable<RecurrenceRule> Of(ProductionConfiguration configuration, bool hasPackages)
    {
        var settings = configuration.Maintenance;
        if (settings.Backup.Enabled) yield return new RecurrenceRule(MaintenanceType.Backup, SlotOf(settings.Backup.Frequency), "maintenance.backup.frequency");
        if (settings.ContentValidation.Enabled)
            yield return new RecurrenceRule(MaintenanceType.ContentValidation, SlotOf(settings.ContentValidation.Frequency), "maintenance.contentValidation.frequency");
        if (!settings.DependencyUpdates.Enabled || !hasPackages) yield break;
        if (configuration.Security.Scanning.Dependencies)
            yield return new RecurrenceRule(MaintenanceType.SecurityPatch, RecurrenceSlot.EveryHours(configuration.Security.Scanning.Frequency), "security.scanning.frequency");
        yield return new RecurrenceRule(MaintenanceType.DependencyUpdate, SlotOf(settings.DependencyUpdates.Frequency), "maintenance.dependencyUpdates.frequency");
    }

    private static RecurrenceSlot SlotOf(MaintenanceFrequency frequency) => frequency == MaintenanceFrequency.Daily ? RecurrenceSlot.Daily : RecurrenceSlot.Weekly;

    private static RecurrenceSlot SlotOf(UpdateFrequency frequency) => frequency switch
    {
        UpdateFrequency.Daily => RecurrenceSlot.Daily,
        UpdateFrequency.Weekly => RecurrenceSlot.Weekly,
        _ => RecurrenceSlot.Monthly,
    };
}
