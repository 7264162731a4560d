using System.Net;

namespace ProductionOps.Sites;

/// <summary>Which answers lead elsewhere.</summary>
internal static class Redirect
{
    /// <summary>Whether a status is one of the five that a client follows to their <c>Location</c> (RFC 9110, 15.4).</summary>
    public static bool Is(HttpStatusCode status) => status is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
