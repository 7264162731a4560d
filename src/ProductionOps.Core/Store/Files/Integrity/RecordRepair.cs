using ProductionOps.Files;
using ProductionOps.Store.Files.Archives;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Mends the records of one kind, with what else the store has of them. Only whoever has the store lock may use it.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TEntry">Its index entry.</typeparam>
internal sealed class RecordRepair<TRecord, TEntry>(
    StoreDirectory store,
    RecordFormat<TRecord, TEntry> format,
    IRecordLayout<TRecord> layout,
    FolderIndex<TRecord, TEntry> index,
    RecordHeads<TRecord, TEntry> heads,
    RecordArchive<TRecord, TEntry>? archive)
    where TRecord : class
    where TEntry : class
{
    private readonly QuarantineFolder _quarantine = new(store);

    /// <summary>Answers what was found in a folder, caches last.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="look">What was seen of it.</param>
    /// <param name="findings">What was found, in it and in the archives of the kind.</param>
    /// <param name="copyOf">A whole copy of a record that is kept elsewhere, by its identifier; null where there is none.</param>
    /// <param name="request">What is asked for.</param>
    public List<RepairAction> Mend(
        RecordFolder folder,
        FolderLook<TEntry> look,
        IEnumerable<IntegrityFinding> findings,
        Func<string, byte[]?> copyOf,
        RepairRequest request)
    {
        var actions = new List<RepairAction>();
        var ofIndex = new List<IntegrityFinding>();
        foreach (var finding in findings)
        {
            if (finding.Problem is IntegrityProblem.IndexDamaged or IntegrityProblem.IndexOutdated or IntegrityProblem.HeadDamaged) ofIndex.Add(finding);
            else if (MendRecord(folder, look, finding, copyOf, request) is { } action) actions.Add(action);
        }

        var accepts = actions.Exists(action => action.Step == RepairStep.Accept);
        if ((ofIndex.Count > 0 || accepts) && !request.WhatIf)
        {
            heads.Rebuild(folder, accepts);
            archive?.WriteIndex();
        }

        actions.AddRange(ofIndex.Select(finding => Mended.As(RepairStep.Rebuild, finding, $"{finding.Message} It is made anew from the records.")));
        return actions;
    }

    private RepairAction? MendRecord(
        RecordFolder folder, FolderLook<TEntry> look, IntegrityFinding finding, Func<string, byte[]?> copyOf, RepairRequest request) =>
        finding.Problem switch
        {
            IntegrityProblem.RecordDamaged when IsFile(finding) && !finding.IsUnread => Replace(folder, finding, AcknowledgedOf(folder, finding), copyOf, request)
                ?? SetAside(finding, request),
            IntegrityProblem.RecordChanged => MendChange(folder, look, finding, copyOf, request),
            IntegrityProblem.NotAFile or IntegrityProblem.TombstonesDamaged => SetAside(finding, request),
            IntegrityProblem.ArchiveDamaged => Salvage(finding, request),
            _ => finding.IsProblem ? Mended.Not(finding) : null,
        };

    private RepairAction MendChange(
        RecordFolder folder, FolderLook<TEntry> look, IntegrityFinding finding, Func<string, byte[]?> copyOf, RepairRequest request)
    {
        if (request.AcceptChanges) return Mended.As(RepairStep.Accept, finding, "It counts as written by the store from now on.");

        // What somebody has edited on purpose stays; what the disk has changed gives way to a copy that is whole.
        var acknowledged = look.Results.First(result => finding.Equals(result.Change)).Acknowledged;
        var isByDisk = finding.Severity == IntegritySeverity.Error;
        return (isByDisk ? Replace(folder, finding, acknowledged, copyOf, request) : null) ?? Mended.Not(finding);
    }

    private RepairAction? Replace(
        RecordFolder folder, IntegrityFinding finding, string? acknowledged, Func<string, byte[]?> copyOf, RepairRequest request)
    {
        if (layout.IdOf(folder, Path.GetFileName(finding.Location)) is not { } id) return null;
        if (archive?.FindWhole(id) is { } member && (acknowledged is null || member.Checksum == acknowledged))
        {
            var place = request.WhatIf ? _quarantine.PlaceFor(finding.Location) : _quarantine.Take(finding.Location, finding);
            return Mended.As(RepairStep.Restore, finding, $"{finding.Message} Its archived copy is whole and is read now; the damaged file is '{place}'.");
        }

        if (copyOf(id.ToString()) is not { } copy || RecordFormat<TRecord, TEntry>.Checksum(copy) != acknowledged) return null;
        var aside = _quarantine.PlaceFor(finding.Location);
        if (!request.WhatIf)
        {
            aside = _quarantine.Copy(finding.Location, finding);
            store.WriteDurable(store.PathOf(finding.Location), copy);
        }

        return Mended.As(RepairStep.Restore, finding, $"{finding.Message} It is written again from a copy that is whole; the damaged file is '{aside}'.");
    }

    /// <summary>Writes the head of the kind anew, and the index of a folder with it.</summary>
    public IReadOnlyList<RepairAction> MendHead(RecordFolder folder, IntegrityFinding finding, RepairRequest request)
    {
        if (!request.WhatIf) heads.Rebuild(folder, acceptsChanges: false);
        return [Mended.As(RepairStep.Rebuild, finding, $"{finding.Message} It is made anew from the records.")];
    }

    /// <summary>Moves something into quarantine.</summary>
    public RepairAction SetAside(IntegrityFinding finding, RepairRequest request)
    {
        var place = request.WhatIf ? _quarantine.PlaceFor(finding.Location) : _quarantine.Take(finding.Location, finding);
        return Mended.As(RepairStep.Quarantine, finding, $"{finding.Message} It is '{place}' now. Restore it from a backup or from version control.");
    }

    // The whole members stay; what the archive was is kept beside the reason.
    private RepairAction Salvage(IntegrityFinding finding, RepairRequest request)
    {
        var path = store.PathOf(finding.Location);
        if (!store.Files.FileExists(path)) return Mended.Not(finding);
        var file = new ArchiveFile(store, path);
        var members = file.Inspect().Members;
        if (members.Count == 0) return SetAside(finding, request);
        var place = _quarantine.PlaceFor(finding.Location);
        if (!request.WhatIf)
        {
            place = _quarantine.Copy(finding.Location, finding);
            file.Write(members);
            archive?.WriteIndex();
        }

        return Mended.As(RepairStep.Restore, finding, $"{finding.Message} The whole records are written again; the damaged archive is '{place}'.");
    }

    private string? AcknowledgedOf(RecordFolder folder, IntegrityFinding finding) =>
        index.ReadKnown(folder).Find(Path.GetFileName(finding.Location)) is { } line ? line.Acknowledged ?? format.ChecksumOf(line.Entry) : null;

    private bool IsFile(IntegrityFinding finding) => store.Files.Find(store.PathOf(finding.Location)) is { Kind: FileEntryKind.File };
}
