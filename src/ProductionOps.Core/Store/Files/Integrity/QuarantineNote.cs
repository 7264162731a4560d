using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Why something is in quarantine; in a file beside it.</summary>
/// <param name="SchemaVersion">Version of the format.</param>
/// <param name="Location">Where it was, relative to the store.</param>
/// <param name="Problem">What was wrong with it.</param>
/// <param name="Reason">The same in words.</param>
/// <param name="RecordId">The record that it was; null where it was none.</param>
/// <param name="MovedAt">When it was set aside.</param>
internal sealed record QuarantineNote(
    int SchemaVersion, string Location, IntegrityProblem Problem, string Reason, string? RecordId, DateTimeOffset MovedAt);
