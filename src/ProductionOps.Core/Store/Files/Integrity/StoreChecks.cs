using ProductionOps.Model;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>The checks of all parts of a store.</summary>
internal sealed record StoreChecks
{
    public required RootCheck Root { get; init; }

    public required StateCheck State { get; init; }

    public required KindCheck<ProductionDeployment, DeploymentEntry> Deployments { get; init; }

    public required KindCheck<MaintenanceAutomation, MaintenanceEntry> Maintenance { get; init; }

    public required KindCheck<MonitoringAlert, AlertEntry> Alerts { get; init; }

    public required KindCheck<UptimeIncident, IncidentEntry> Incidents { get; init; }

    public required KindCheck<ProductionConfiguration, ConfigurationEntry> Versions { get; init; }

    public required ActiveConfigurationCheck Active { get; init; }

    public required MonitoringCheck Monitoring { get; init; }

    /// <summary>The configured interval of a type in an environment; null where none is configured.</summary>
    public required Func<MonitoringType, DeploymentEnvironment, TimeSpan?> IntervalOf { get; init; }

    /// <summary>Looks at the versions of the configuration, and at which of them are active.</summary>
    public KindLook<ConfigurationEntry> Configurations(CancellationToken cancellationToken) =>
        SecondLook.At(() => ConfigurationsOnce(cancellationToken), cancellationToken);

    /// <summary>The same once, for whoever has the store lock.</summary>
    public KindLook<ConfigurationEntry> ConfigurationsOnce(CancellationToken cancellationToken)
    {
        // The active ones first: a version is in the history before it becomes active.
        var active = Enum.GetValues<DeploymentEnvironment>().Select(environment => (environment, Content: Active.Content(environment))).ToList();
        var look = Versions.LookOnce(cancellationToken);
        var findings = active
            .SelectMany(one => Active.Active(one.environment, one.Content, look.Records))
            .Concat(ActiveConfigurationCheck.Versions(look.Records));
        return look with { Observations = [.. look.Observations, .. findings.Select(finding => new Observation(finding, 0))] };
    }
}
