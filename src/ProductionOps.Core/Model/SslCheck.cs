namespace ProductionOps.Model;

/// <summary>Outcome of a certificate check.</summary>
public sealed record SslCheck : ModelObject
{
    /// <summary>Whether the certificate is trusted, in date and for this name.</summary>
    public bool Valid { get; init; }

    /// <summary>When it expires.</summary>
    public DateTimeOffset? ExpiryDate { get; init; }

    /// <summary>Grade of the part that a client can see.</summary>
    public string? Grade { get; init; }
}
