using System.Runtime.ExceptionServices;

namespace ProductionOps.Store.Files;

/// <summary>Work on all processors whose failure is told as if it were done one by one.</summary>
internal static class ParallelWork
{
    /// <summary>Does something for each number from 0; of several failures the first counts.</summary>
    public static void For(int count, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
