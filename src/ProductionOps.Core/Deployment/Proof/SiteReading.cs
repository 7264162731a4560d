using System.Net;

namespace ProductionOps.Deployment.Proof;

/// <summary>What came of asking a site for one address.</summary>
/// <param name="Status">Status of the answer; null when there was none.</param>
/// <param name="Content">What was made of the body; the default when there was no answer.</param>
/// <param name="Failure">Why there was no answer; null when there was one.</param>
internal sealed record SiteReading<T>(HttpStatusCode? Status, T? Content, string? Failure)
{
    /// <summary>Whether it answered 2xx.</summary>
    public bool IsSuccess => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;
}
