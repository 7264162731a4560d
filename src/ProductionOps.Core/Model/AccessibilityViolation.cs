namespace ProductionOps.Model;

/// <summary>A place where a page breaks an accessibility rule.</summary>
public sealed record AccessibilityViolation : ModelObject
{
    /// <summary>Rule, as axe-core names it.</summary>
    public required string Id { get; init; }

    /// <summary>Impact.</summary>
    public AccessibilityImpact Impact { get; init; }

    /// <summary>WCAG success criteria with commas between them, such as 1.1.1; empty for a rule that is no part of WCAG.</summary>
    public required string WcagCriterion { get; init; }

    /// <summary>What the rule asks.</summary>
    public required string Description { get; init; }

    /// <summary>What to do.</summary>
    public required string Help { get; init; }

    /// <summary>Where it is explained.</summary>
    public required string HelpUrl { get; init; }

    /// <summary>CSS selector of the element.</summary>
    public required string Selector { get; init; }

    /// <summary>Markup of the element.</summary>
    public required string Context { get; init; }

    /// <summary>When it was first seen here.</summary>
    public DateTimeOffset DiscoveredAt { get; init; }

    /// <summary>When it was gone.</summary>
    public DateTimeOffset? FixedAt { get; init; }

    /// <summary>Address of the page (an addition to the specification).</summary>
    public string? Page { get; init; }
}
