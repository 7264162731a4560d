namespace ProductionOps.Reporting.Sarif;

/// <summary>How much a result matters (SARIF 2.1.0, 3.27.10).</summary>
public enum SarifLevel
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>A problem.</summary>
    Warning,

    /// <summary>A serious problem.</summary>
    Error,
}
