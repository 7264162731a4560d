namespace ProductionOps.Maintenance.Content.External;

/// <summary>What is remembered of one external address.</summary>
/// <param name="Outcome">Whether it worked.</param>
/// <param name="Detail">Status, reason or new address.</param>
/// <param name="CheckedAt">When it was asked last.</param>
/// <param name="Failures">Runs in a row in which it did not work.</param>
internal sealed record ExternalRecord(ExternalOutcome Outcome, string Detail, DateTimeOffset CheckedAt, int Failures);
