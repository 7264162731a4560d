namespace ProductionOps.Monitoring.Security.Tls;

/// <summary>
/// The grade of a TLS server by the SSL Labs server rating guide (2009q), as far as a client can see. What it cannot see is not counted, and
/// named in <see cref="NotChecked"/>.
/// </summary>
/// <param name="Grade">A+ to F; T where the certificate is not trusted, M where it is for another name.</param>
/// <param name="Score">0 to 100; null for T, M, and F by a rule.</param>
/// <param name="Reasons">What keeps it from A+.</param>
internal sealed record TlsGrade(string Grade, int? Score, IReadOnlyList<string> Reasons)
{
    /// <summary>What SSL Labs checks and this does not.</summary>
    public static IReadOnlyList<string> NotChecked { get; } =
        ["SSL 2", "Heartbleed", "ROBOT", "DROWN", "Ticketbleed", "CRIME", "revocation", "secure renegotiation", "fallback protection", "DH parameters"];
}
