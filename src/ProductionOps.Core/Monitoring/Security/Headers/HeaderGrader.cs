namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>
/// Grades the headers of a site by the published rules of the HTTP Observatory of MDN (algorithm 4), without its service, so that a site on
/// this machine can be graded before it is deployed.
/// </summary>
public static class HeaderGrader
{
    private static readonly Func<HeaderEvidence, HeaderFinding>[] Tests =
    [
        PolicyTest.Run, CookieTest.Run, ResourceSharingTest.Run, RedirectionTest.Run, ReferrerTest.Run,
        TransportSecurityTest.Run, IntegrityTest.Run, SniffingTest.Run, FramingTest.Run, ResourcePolicyTest.Run,
    ];

    /// <summary>The grade of what a site answered.</summary>
    public static HeaderGrade Grade(HeaderEvidence evidence) => HeaderGrade.Of([.. Tests.Select(test => test(evidence))]);
}
