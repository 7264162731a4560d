namespace ProductionOps.Cli.Output;

/// <summary>How records are written.</summary>
internal enum OutputFormat
{
    /// <summary>Columns for people.</summary>
    Table,

    /// <summary>One JSON array.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    Ndjson,

    /// <summary>Comma-separated values, RFC 4180.</summary>
    Csv,

    /// <summary>SARIF 2.1.0, for findings.</summary>
    Sarif,
}
