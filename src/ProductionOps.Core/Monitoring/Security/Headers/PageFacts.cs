namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>What the HTML of a page says about its security.</summary>
/// <param name="ScriptElements">Number of script elements, with and without an address.</param>
/// <param name="Scripts">Those with an address.</param>
/// <param name="Policies">Content security policies of meta elements.</param>
/// <param name="ReferrerPolicy">The referrer policy of the last meta element that has one; null for none.</param>
public sealed record PageFacts(
    int ScriptElements,
    IReadOnlyList<ScriptReference> Scripts,
    IReadOnlyList<string> Policies,
    string? ReferrerPolicy)
{
    /// <summary>A page that says nothing.</summary>
    public static PageFacts None { get; } = new(0, [], [], null);
}
