namespace ProductionOps.Model;

/// <summary>Security headers that the site should send.</summary>
public sealed record SecurityHeaderSettings : ModelObject
{
    /// <summary>Content-Security-Policy.</summary>
    public required string Csp { get; init; }

    /// <summary>Strict-Transport-Security.</summary>
    public bool Hsts { get; init; }

    /// <summary>X-Frame-Options.</summary>
    public required string XFrame { get; init; }

    /// <summary>X-Content-Type-Options: nosniff.</summary>
    public bool XContent { get; init; }
}
