using ProductionOps.Model;
using ProductionOps.Store.Files.Rollups;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Mends one day of monitoring. Only whoever has the store lock may use it.</summary>
internal sealed class DayRepair(StoreDirectory store, RecordRepair<ProductionMonitoring, MonitoringEntry> records, DayRollups rollups)
{
    private readonly QuarantineFolder _quarantine = new(store);

    /// <summary>Answers what was found in a day.</summary>
    public List<RepairAction> Mend(RecordFolder folder, DayLook look, RepairRequest request, CancellationToken cancellationToken)
    {
        var findings = look.Observations.Select(one => one.Finding).ToLookup(IsOfRollup);
        var actions = records.Mend(folder, look.Folder, findings[false], _ => null, request);
        foreach (var finding in findings[true]) actions.Add(MendRollup(folder, look, finding, request, cancellationToken));
        return actions;
    }

    /// <summary>Makes the cache of all rollups anew.</summary>
    public void Compact(IEnumerable<RecordFolder> folders, CancellationToken cancellationToken) =>
        rollups.Compact(folders.Where(rollups.IsClosed), cancellationToken);

    private RepairAction MendRollup(
        RecordFolder folder, DayLook look, IntegrityFinding finding, RepairRequest request, CancellationToken cancellationToken)
    {
        if (finding.Problem == IntegrityProblem.RollupOutdated)
        {
            if (!request.WhatIf) rollups.Compact([folder], cancellationToken);
            return Mended.As(RepairStep.Rebuild, finding, $"{finding.Message} It is made anew from the records.");
        }

        var place = request.WhatIf ? _quarantine.PlaceFor(finding.Location) : _quarantine.Take(finding.Location, finding);
        if (look.Folder.Results.Count == 0) return Mended.As(RepairStep.Quarantine, finding, $"{finding.Message} It is '{place}' now. Restore it from a backup.");
        if (!request.WhatIf) rollups.Compact([folder], cancellationToken);
        return Mended.As(RepairStep.Quarantine, finding, $"{finding.Message} It is '{place}' now; the records that are there are summarized anew.");
    }

    private static bool IsOfRollup(IntegrityFinding finding) => finding.Problem is IntegrityProblem.RollupDamaged or IntegrityProblem.RollupOutdated;
}
