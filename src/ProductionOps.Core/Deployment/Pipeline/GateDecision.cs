namespace ProductionOps.Deployment.Pipeline;

/// <summary>Whether a release may go on.</summary>
/// <param name="Stops">What stops it; nothing when it may go on.</param>
/// <param name="Warnings">What is worth knowing.</param>
internal sealed record GateDecision(IReadOnlyList<GateFinding> Stops, IReadOnlyList<string> Warnings)
{
    public bool MayGoOn => Stops.Count == 0;
}
