namespace ProductionOps.Maintenance.Content;

/// <summary>One fault of a built site. All of it is scalar, so that it is one line of a CSV.</summary>
public sealed record ContentFinding
{
    /// <summary>How much it matters.</summary>
    public required ContentSeverity Severity { get; init; }

    /// <summary>The rule that it breaks, such as <c>link-broken</c>; docs/content-validation.md explains each.</summary>
    public required string Rule { get; init; }

    /// <summary>The file with the fault, relative to the site, with forward slashes.</summary>
    public required string Page { get; init; }

    /// <summary>Line in that file, from 1; null where the fault is of the whole file.</summary>
    public int? Line { get; init; }

    /// <summary>Column in that line in UTF-16 code units, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>Element and attribute that name the target, such as <c>img src</c>.</summary>
    public string? Element { get; init; }

    /// <summary>The link as it is written in the page; null where the fault is of no link.</summary>
    public string? Target { get; init; }

    /// <summary>What is wrong, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, in a sentence.</summary>
    public required string Hint { get; init; }

    /// <summary>Full path of the file of the project that the page is made from; null where that is not known.</summary>
    public string? SourceFile { get; init; }

    /// <summary>Whether it is more than worth knowing.</summary>
    public bool IsProblem => Severity != ContentSeverity.Information;
}
