using ProductionOps.Deployment;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Status;

/// <summary>Judges what the records of an environment say.</summary>
internal sealed class StatusFindings
{
    private readonly List<AttentionItem> _findings = [];
    private readonly bool _anythingLive;

    public StatusFindings(StatusFacts facts)
    {
        _anythingLive = facts.Live is not null;
        if (facts.Configuration is null) Add(AttentionRules.ConfigurationMissing, ProductionHealth.Warning, "There is no configuration: import one with Import-ProductionConfiguration or 'prodops configuration import'.");
        else if (facts.Newest is null) Add(AttentionRules.NothingDeployed, ProductionHealth.Unknown, "Nothing has been deployed: deploy with New-ProductionDeployment or 'prodops deployment new'.");
        AddNewest(facts.Newest, facts.Running);
        AddLive(facts.Source);
        if (facts.Hold is not null) Add(AttentionRules.DeploymentsHeld, ProductionHealth.Warning, $"Deployments are on hold: {DeploymentHoldKeeper.Describe(facts.Hold)}.");
        _findings.AddRange(new OperationFindings(facts).Find());
    }

    /// <summary>What needs attention, most urgent first.</summary>
    public IReadOnlyList<AttentionItem> Attention => [.. _findings.OrderByDescending(static finding => finding.Health)];

    public ProductionHealth Health => _findings.Select(static finding => finding.Health)
        .Append(_anythingLive ? ProductionHealth.Good : ProductionHealth.Unknown)
        .Max();

    private void AddNewest(DeploymentEntry? newest, LockOwner? running)
    {
        switch (newest?.Status)
        {
            case DeploymentStatus.Failed:
                Add(AttentionRules.DeploymentFailed, ProductionHealth.Warning, $"The newest deployment {newest.DeploymentId} failed ({newest.ErrorId}): see Get-ProductionDeployment {newest.DeploymentId} or 'prodops deployment show {newest.DeploymentId}'.");
                break;
            case DeploymentStatus.RolledBack:
                Add(AttentionRules.DeploymentRolledBack, ProductionHealth.Warning, $"The newest deployment {newest.DeploymentId} was rolled back{(newest.ErrorId is { } id ? $" ({id})" : "")}: mend it and deploy again.");
                break;
            case DeploymentStatus.Pending or DeploymentStatus.Building or DeploymentStatus.Validating or DeploymentStatus.Deploying when running is null:
                Add(AttentionRules.DeploymentInterrupted, ProductionHealth.Critical, $"Deployment {newest.DeploymentId} was interrupted while {newest.Status}: the next deployment recovers it, or run 'prodops deployment recover'.");
                break;
        }
    }

    private void AddLive(ProductionDeployment? source)
    {
        foreach (var vulnerability in source?.Validation?.Security?.Vulnerabilities ?? [])
        {
            if (vulnerability.Severity < VulnerabilitySeverity.High) continue;
            Add(AttentionRules.Vulnerability, ProductionHealth.Warning, $"{vulnerability.Package} {vulnerability.Version} has a vulnerability of severity {vulnerability.Severity}: {vulnerability.Title}.");
        }

        if (source?.Metadata?.ConstitutionalCompliance == false)
        {
            Add(AttentionRules.ComplianceLow, ProductionHealth.Warning, $"Constitutional compliance of the live deployment is {source.Validation?.ConstitutionalCompliance?.Score:0.#} of 100.");
        }
    }

    private void Add(AttentionRule rule, ProductionHealth health, string text) => _findings.Add(new AttentionItem(rule, health, text));
}
