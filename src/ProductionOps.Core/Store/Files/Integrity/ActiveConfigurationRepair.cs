using System.Text;
using System.Text.RegularExpressions;
using ProductionOps.Model;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Puts the active configurations back from their history. Only whoever has the store lock may use it.</summary>
internal sealed partial class ActiveConfigurationRepair(
    StoreDirectory store, ActiveConfigurationCheck check, Func<RecordId, StoredRecord<ProductionConfiguration>?> find)
{
    private readonly QuarantineFolder _quarantine = new(store);

    /// <summary>The bytes of a version that is active, as a copy of the one in the history.</summary>
    public byte[]? CopyOf(string id) => Enum.GetValues<DeploymentEnvironment>()
        .Select(check.Content)
        .FirstOrDefault(content => content is not null && IdIn(content) == id);

    /// <summary>Answers what was found of an active configuration.</summary>
    public RepairAction Mend(IntegrityFinding finding, KindLook<ConfigurationEntry> look, RepairRequest request)
    {
        var environment = Enum.GetValues<DeploymentEnvironment>().First(one => FileConfigurationCollection.ActiveName(one) == finding.Location);
        var content = check.Content(environment);
        var versions = look.Records.Where(version => version.Entry.Environment == environment).ToList();
        var id = content is null ? null : IdIn(content);
        var isNamed = versions.Exists(version => version.Entry.ConfigurationId == id);

        // A whole configuration that the history lacks is all that is left of it.
        if (finding.RecordId is not null && !isNamed) return Mended.Not(finding);
        var chosen = isNamed ? id : versions.LastOrDefault()?.Entry.ConfigurationId;
        if (chosen is null || find(RecordId.Parse(chosen, RecordKind.Config)) is not { } version) return Mended.Not(finding);
        var aside = content is null ? string.Empty : $" What was there is '{_quarantine.PlaceFor(finding.Location)}'.";
        if (!request.WhatIf)
        {
            if (content is not null) _quarantine.Copy(finding.Location, finding);
            store.WriteDurable(store.PathOf(finding.Location), version.Content);
        }

        return Mended.As(
            RepairStep.Restore, finding, $"{finding.Message} '{chosen}', {(isNamed ? "which it names" : "the newest of the history")}, is active again.{aside}");
    }

    [GeneratedRegex(@"""configurationId""\s*:\s*""(?<id>[0-9]{8}-[0-9]{6}-config)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern { get; }

    private static string? IdIn(byte[] content) => IdPattern.Match(Encoding.UTF8.GetString(content)) is { Success: true } match ? match.Groups["id"].Value : null;
}
