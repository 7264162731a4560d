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

    /// <summary>The same, where each thread hands something of its own, such as a buffer, from one piece of work to the next.</summary>
    public static void For<TOwn>(int count, Func<TOwn> first, Func<int, TOwn, TOwn> work)
    {
        try
        {
            Parallel.For(0, count, first, (i, _, own) => work(i, own), _ => { });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
