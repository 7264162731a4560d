using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>Reads what the index says of a measurement.</summary>
internal static class MonitoringEntryReader
{
    private static readonly byte[][] Types = IndexReader.Literals(typeof(MonitoringType));
    private static readonly byte[][] Environments = IndexReader.Literals(typeof(DeploymentEnvironment));
    private static readonly byte[][] Statuses = IndexReader.Literals(typeof(UptimeStatus));

    /// <summary>The entry; null where it is written in another way.</summary>
    public static MonitoringEntry? Read(ref IndexReader reader)
    {
        if (!reader.Has("monitoringId"u8)) return null;
        var id = reader.Text();
        if (!reader.Has("timestamp"u8)) return null;
        var timestamp = reader.Time();
        if (!reader.Has("monitoringType"u8)) return null;
        var type = (MonitoringType)reader.Literal(Types);
        if (!reader.Has("environment"u8)) return null;
        var environment = (DeploymentEnvironment)reader.Literal(Environments);
        var entry = new MonitoringEntry
        {
            MonitoringId = id,
            Timestamp = timestamp,
            MonitoringType = type,
            Environment = environment,
            DeploymentId = reader.Text("deploymentId"u8),
            Status = reader.Has("status"u8) ? (UptimeStatus)reader.Literal(Statuses) : null,
            ResponseTime = reader.Double("responseTime"u8),
            HttpStatus = reader.Has("httpStatus"u8) ? reader.Int() : null,
            Score = reader.Double("score"u8),
            AccessibilityScore = reader.Double("accessibilityScore"u8),
            BestPracticesScore = reader.Double("bestPracticesScore"u8),
            SeoScore = reader.Double("seoScore"u8),
            Lcp = reader.Double("lcp"u8),
            Fcp = reader.Double("fcp"u8),
            Cls = reader.Double("cls"u8),
            Fid = reader.Double("fid"u8),
            Inp = reader.Double("inp"u8),
            Findings = reader.Has("findings"u8) ? reader.Int() : null,
            Sequence = reader.Has("sequence"u8) ? reader.Long() : -1,
            Checksum = reader.Text("checksum"u8) ?? "",
            Length = reader.Has("length"u8) ? reader.Long() : -1,
        };
        return entry is { Sequence: >= 0, Checksum.Length: > 0, Length: >= 0 } ? entry : null;
    }
}
