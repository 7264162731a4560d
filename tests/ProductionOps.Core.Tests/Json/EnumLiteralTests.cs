using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Json;

/// <summary>The literals as the specification of the data model lists them.</summary>
public sealed class EnumLiteralTests
{
    private static readonly Dictionary<Type, string> Expected = new()
    {
        [typeof(DeploymentEnvironment)] = "staging production",
        [typeof(DeploymentType)] = "initial update hotfix rollback",
        [typeof(TriggerSource)] = "manual automated emergency",
        [typeof(WcagLevel)] = "A AA AAA",
        [typeof(DeploymentStatus)] = "pending building validating deploying success failed rolled-back",
        [typeof(UserImpact)] = "none low medium high",
        [typeof(MonitoringType)] = "uptime performance accessibility security constitutional",
        [typeof(UptimeStatus)] = "up down degraded",
        [typeof(WebVitalRating)] = "good needs-improvement poor",
        [typeof(Trend)] = "improving stable degrading",
        [typeof(MaintenanceType)] = "dependency-update content-validation backup security-patch optimization",
        [typeof(Priority)] = "low medium high critical",
        [typeof(BackupType)] = "full incremental configuration",
        [typeof(RiskLevel)] = "low medium high critical",
        [typeof(MaintenanceStatus)] = "scheduled running success failed requires-approval cancelled",
        [typeof(DeploymentStrategy)] = "blue-green rolling atomic",
        [typeof(RollbackStrategy)] = "automatic manual",
        [typeof(MaintenanceFrequency)] = "daily weekly",
        [typeof(UpdateFrequency)] = "daily weekly monthly",
        [typeof(EnforcementLevel)] = "strict standard flexible",
        [typeof(VulnerabilitySeverity)] = "low moderate high critical",
        [typeof(AccessibilityImpact)] = "minor moderate serious critical",
        [typeof(DeploymentErrorType)] = "build validation deployment rollback",
        [typeof(ErrorSeverity)] = "warning error critical",
        [typeof(IncidentSeverity)] = "minor major critical",
        [typeof(IncidentStatus)] = "investigating identified monitoring resolved",
        [typeof(AlertSeverity)] = "info warning error critical",
        [typeof(DependencyUpdateType)] = "patch minor major",
        [typeof(MaintenanceErrorType)] = "dependency content backup security configuration",
    };

    // Enums that the specification does not have.
    private static readonly Type[] Additions =
    [
        typeof(BackupCopyType), typeof(DependencyUpdateClass), typeof(DependencyUpdateOutcome), typeof(DeploymentTargetType), typeof(MailSecurity),
        typeof(NotificationChannelType), typeof(PrecompressionFormat), typeof(ProbeAddressFamily), typeof(ThrottlingProfile),
    ];

    [Fact]
    public void EveryEnumIsListed() => Assert.Equal(
        typeof(ModelObject).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.IsPublic && type.Namespace == typeof(ModelObject).Namespace)
            .Select(type => type.Name).Order(StringComparer.Ordinal),
        Expected.Keys.Concat(Additions).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryLiteralIsThatOfTheSpecification()
    {
        foreach (var (type, literals) in Expected)
        {
            var info = ProductionJson.Default.GetTypeInfo(type);
            Assert.NotNull(info);
            var actual = Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToElement(value, info).GetString()!);
            Assert.Equal(literals.Split(' ').Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void LiteralsCanBeAskedFor()
    {
        var literals = new EnumLiterals<DeploymentStatus>();
        Assert.Equal("rolled-back", literals.Of(DeploymentStatus.RolledBack));
        Assert.Equal(7, literals.All.Count);
    }

    [Fact]
    public void LiteralsAreThoseOfTheSerializer()
    {
        var types = typeof(ModelObject).Assembly.GetTypes().Where(type => type.IsEnum && ProductionJson.Default.GetTypeInfo(type) is not null).ToList();
        Assert.True(types.Count > 40, $"Only {types.Count} enums were found.");
        foreach (var type in types)
        {
            Assert.Equal(
                Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToElement(value, ProductionJson.Default.GetTypeInfo(type)!).GetString()),
                EnumLiterals.Of(type));
        }
    }

    [Fact]
    public void AValueThatTheEnumDoesNotHaveIsRefused()
    {
        var literals = new EnumLiterals<DeploymentStatus>();
        Assert.Throws<ArgumentOutOfRangeException>(() => literals.Of((DeploymentStatus)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => literals.Of((DeploymentStatus)(-1)));
    }
}
