namespace ProductionOps.Model;

/// <summary>Which security headers are sent.</summary>
public sealed record SecurityHeaderPresence : ModelObject
{
    /// <summary>Content-Security-Policy.</summary>
    public bool Csp { get; init; }

    /// <summary>Strict-Transport-Security.</summary>
    public bool Hsts { get; init; }

    /// <summary>X-Frame-Options, or frame-ancestors.</summary>
    public bool XFrame { get; init; }

    /// <summary>X-Content-Type-Options.</summary>
    public bool XContent { get; init; }
}
