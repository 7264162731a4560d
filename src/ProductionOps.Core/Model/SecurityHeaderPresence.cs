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

    /// <summary>Grade by the rules of the HTTP Observatory of MDN, A+ to F (an addition to the specification).</summary>
    public string? Grade { get; init; }

    /// <summary>Points behind the grade; above 100 with extra credit (an addition to the specification).</summary>
    public int? Score { get; init; }

    /// <summary>What would raise the grade, the most valuable first (an addition to the specification).</summary>
    public IReadOnlyList<string>? Advice { get; init; }
}
