using ProductionOps.Monitoring.Uptime;

namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>An answer of a site.</summary>
/// <param name="Route">Addresses on the way to it, the last one its own.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body, at most the first part of it.</param>
internal sealed record SiteAnswer(IReadOnlyList<Uri> Route, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    /// <summary>Where it redirects to; null where it does not.</summary>
    public string? Location { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public ProbeFailure? Failure { get; init; }

    /// <summary>Whether it is a page.</summary>
    public bool IsHtml => HeaderEvidence.Find(Headers, "content-type")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;
}
