namespace ProductionOps.Monitoring;

/// <summary>Finds measurements as people name them.</summary>
public static class MonitoringLookup
{
    /// <summary>The error of an identifier that nothing has.</summary>
    public static OperationException NotFound(string id) => new(
        "MonitoringRecordNotFound",
        ErrorKind.NotFound,
        $"There is no measurement {id}. Get-MonitoringRecord and 'prodops monitor list' list those that there are; retention removes old ones.",
        id);
}
