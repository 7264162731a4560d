namespace ProductionOps.Processes;

/// <summary>Runs other programs.</summary>
public interface IProcessRunner
{
    /// <summary>
    /// Runs a program to its end, with no shell between. Cancellation and the time limit end the whole process tree.
    /// </summary>
    /// <exception cref="OperationException"><c>ProgramNotFound</c>: there is no such program; <c>ProgramTimeout</c>: it ran too long.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken);

    /// <summary>The full path of a program as the system would find it; null when there is none.</summary>
    string? Find(string program);
}
