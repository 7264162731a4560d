using System.Security.Cryptography;
using System.Text;
using ProductionOps.Model;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Gathers the outcome of a check.</summary>
internal sealed class IntegrityOutcome
{
    private readonly StringBuilder _digests = new();
    private bool _deploymentChain = true;
    private bool _monitoringContinuity = true;
    private bool _configurationHistory = true;

    /// <summary>Adds the checksum of the next part of the store.</summary>
    public void Add(string digest) => _digests.Append(digest).Append('\n');

    /// <summary>Counts a finding, and gives it back.</summary>
    public IntegrityFinding Note(IntegrityFinding finding)
    {
        if (finding.Problem == IntegrityProblem.MonitoringGap) _monitoringContinuity = false;
        if (!finding.IsProblem) return finding;
        if (finding.Location.StartsWith("deployments/", StringComparison.Ordinal)) _deploymentChain &= !IsOfChain(finding.Problem);
        if (finding.Location.StartsWith("configuration/", StringComparison.Ordinal)) _configurationHistory &= !IsOfHistory(finding.Problem);
        return finding;
    }

    /// <summary>The outcome.</summary>
    public DataIntegrityCheck Finish(DateTimeOffset now) => new()
    {
        Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_digests.ToString()))),

        // As it is stored, without what is below a millisecond.
        LastValidated = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
        ValidationRules = new ValidationRules
        {
            DeploymentChain = _deploymentChain,
            MonitoringContinuity = _monitoringContinuity,
            ConfigurationHistory = _configurationHistory,
        },
    };

    private static bool IsOfChain(IntegrityProblem problem) => problem is
        IntegrityProblem.ChainBroken or IntegrityProblem.RecordDamaged or IntegrityProblem.ArchiveDamaged or IntegrityProblem.ArchiveDiffers or
        IntegrityProblem.TombstonesDamaged or IntegrityProblem.DuplicateSequence or IntegrityProblem.NotAFile;

    private static bool IsOfHistory(IntegrityProblem problem) =>
        IsOfChain(problem) || problem is IntegrityProblem.RecordChanged or IntegrityProblem.RecordInvalid or
        IntegrityProblem.ConfigurationDiffers or IntegrityProblem.ConfigurationMissing or IntegrityProblem.VersionInvalid or IntegrityProblem.VersionDuplicate;
}
