using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Mends documents of operations. Only whoever has the store lock may use it.</summary>
internal sealed class StateRepair(StoreDirectory store)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 64,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly QuarantineFolder _quarantine = new(store);

    /// <summary>Answers what was found of a document.</summary>
    public RepairAction? Mend(IntegrityFinding finding, RepairRequest request)
    {
        switch (finding)
        {
            case { Severity: IntegritySeverity.Error, IsUnread: false, Problem: IntegrityProblem.StateDamaged or IntegrityProblem.NotAFile }:
                var place = request.WhatIf ? _quarantine.PlaceFor(finding.Location) : _quarantine.Take(finding.Location, finding);
                return Mended.As(RepairStep.Quarantine, finding, $"{finding.Message} It is '{place}' now, and operations go on without it.");
            case { Severity: IntegritySeverity.Warning, Problem: IntegrityProblem.StateDamaged or IntegrityProblem.StoreDamaged } when request.AcceptChanges:
                if (!request.WhatIf) Seal(store.PathOf(finding.Location));
                return Mended.As(RepairStep.Accept, finding, "It counts as written by the store from now on.");
            default:
                return finding.IsProblem ? Mended.Not(finding) : null;
        }
    }

    private void Seal(string path)
    {
        var document = JsonNode.Parse(store.Files.ReadAllBytes(path))!.AsObject();
        document.Remove("check");
        store.WriteDurable(path, [.. JsonSeal.Apply(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString(Options))), (byte)'\n']);
    }
}
