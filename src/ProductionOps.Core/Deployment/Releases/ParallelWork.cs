using System.Runtime.ExceptionServices;

namespace ProductionOps.Deployment.Releases;

/// <summary>Runs parallel work so that its first failure surfaces as itself, not within an <see cref="AggregateException"/>.</summary>
internal static class ParallelWork
{
    public static void Run(Action parallelWork)
    {
        try
        {
            parallelWork();
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
