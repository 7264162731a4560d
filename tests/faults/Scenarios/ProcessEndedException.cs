namespace ProductionOps.Faults.Scenarios;

/// <summary>Stands for the end of a process on a disk in memory: nothing after it is done.</summary>
internal sealed class ProcessEndedException : Exception;
