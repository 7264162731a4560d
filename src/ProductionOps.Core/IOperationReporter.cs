namespace ProductionOps;

/// <summary>Where an operation tells what it does. Members may be called from any thread.</summary>
public interface IOperationReporter
{
    /// <summary>Tells a decision or a detail that few want to see.</summary>
    void Verbose(string message);

    /// <summary>Tells something that a user should know although the operation goes on.</summary>
    void Warning(string message);

    /// <summary>Tells how far an operation has come; once a step, never once a record.</summary>
    void Progress(OperationProgress progress);
}
