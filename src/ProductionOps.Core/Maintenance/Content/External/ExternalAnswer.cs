namespace ProductionOps.Maintenance.Content.External;

/// <summary>What an external address answered.</summary>
/// <param name="Outcome">Whether it works.</param>
/// <param name="Detail">Status, reason or new address, as part of a sentence.</param>
internal sealed record ExternalAnswer(ExternalOutcome Outcome, string Detail);
