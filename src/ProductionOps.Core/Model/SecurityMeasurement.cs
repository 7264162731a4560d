namespace ProductionOps.Model;

/// <summary>A security measurement.</summary>
public sealed record SecurityMeasurement : ModelObject
{
    /// <summary>Certificate.</summary>
    public SslCheck? SslCheck { get; init; }

    /// <summary>Headers.</summary>
    public SecurityHeaderPresence? Headers { get; init; }

    /// <summary>Known vulnerabilities of the dependencies.</summary>
    public IReadOnlyList<SecurityVulnerability> Vulnerabilities { get => field ?? []; init; }

    /// <summary>
    /// Why the vulnerabilities are unknown; absent where the audit could tell, or was not asked for (an addition to the specification).
    /// </summary>
    public string? VulnerabilitiesUnknown { get; init; }
}
