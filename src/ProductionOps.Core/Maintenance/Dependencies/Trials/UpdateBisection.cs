using ProductionOps.Maintenance.Dependencies.Planning;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>
/// Finds the updates with which a site fails in few attempts: all together first; then, where that fails, the first group in the order of
/// risk that spoils what was good before it, by halving; then all that is left again. One guilty group among n costs log2 n + 3 attempts.
/// What is kept was always judged as a whole.
/// </summary>
/// <param name="judge">Judges a site with some updates.</param>
internal sealed class UpdateBisection(Func<IReadOnlyList<UpdateGroup>, CancellationToken, Task<Judgement>> judge)
{
    private readonly List<UpdateGroup> _kept = [];
    private readonly List<Guilty> _guilty = [];
    private IReadOnlyCollection<string> _ignored = [];
    private Judgement? _judgement;
    private int _attempts;

    /// <summary>Tries groups.</summary>
    /// <param name="groups">They, the least risky first.</param>
    /// <param name="limit">Cancelled when the time is over; what is proven by then is the result.</param>
    /// <param name="cancellationToken">Stops it without a result.</param>
    /// <exception cref="OperationException"><c>DependencyBaselineFailed</c>: the site fails without any update.</exception>
    public async Task<BisectionResult> RunAsync(IReadOnlyList<UpdateGroup> groups, CancellationToken limit, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellationToken);
        try
        {
            await SplitAsync(groups, stop.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // What is neither kept nor guilty by now stays undecided.
        }

        var undecided = groups.Except(_kept).Except(_guilty.Select(guilty => guilty.Group));
        return new BisectionResult(_kept, _judgement, _guilty, [.. undecided], _attempts);
    }

    private async Task SplitAsync(IReadOnlyList<UpdateGroup> groups, CancellationToken cancellationToken)
    {
        var all = await TryAsync(groups, cancellationToken);
        if (all.Failures.Count == 0) return;
        await CompareWithNoneAsync(all, cancellationToken);
        var (left, failing) = (groups, Rest(all));
        while (left.Count > 0 && failing.Count > 0)
        {
            var (index, failure) = await FindFirstAsync(left, failing[0], cancellationToken);
            _guilty.Add(new Guilty(left[index], failure));
            left = [.. left.Skip(index + 1)];
            if (left.Count > 0) failing = Rest(await TryAsync(left, cancellationToken));
        }

        if (_guilty.Count == 0) Keep(groups, all);
    }

    // A site that fails anyway is no judge; a validation step that fails anyway is not asked.
    private async Task CompareWithNoneAsync(Judgement all, CancellationToken cancellationToken)
    {
        _attempts++;
        var none = await judge([], cancellationToken);
        if (none.Failures.FirstOrDefault(IsFundamental) is { } failure)
        {
            throw new OperationException(
                "DependencyBaselineFailed",
                ErrorKind.Failed,
                $"The last commit fails at '{failure.Step}' without any update, so no update can be judged. Nothing was changed. Mend that first:\n{failure.Evidence}",
                all.Commit);
        }

        _ignored = [.. none.Failures.Select(found => found.Step)];
    }

    /// <summary>The first group that, together with what is kept and all before it, makes the site fail; those before it are kept.</summary>
    private async Task<(int Index, StepFailure Failure)> FindFirstAsync(
        IReadOnlyList<UpdateGroup> groups, StepFailure failure, CancellationToken cancellationToken)
    {
        var (good, bad) = (0, groups.Count);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            var judgement = await TryAsync([.. groups.Skip(good).Take(middle - good)], cancellationToken);
            if (Rest(judgement) is [var found, ..]) (bad, failure) = (middle, found);
            else good = middle;
        }

        return (good, failure);
    }

    // What passes together with all that was kept is kept.
    private async Task<Judgement> TryAsync(IReadOnlyList<UpdateGroup> groups, CancellationToken cancellationToken)
    {
        _attempts++;
        var judgement = await judge([.. _kept, .. groups], cancellationToken);
        if (Rest(judgement).Count == 0) Keep(groups, judgement);
        return judgement;
    }

    private void Keep(IEnumerable<UpdateGroup> groups, Judgement judgement)
    {
        _kept.AddRange(groups);
        _judgement = judgement;
    }

    private IReadOnlyList<StepFailure> Rest(Judgement judgement) => [.. judgement.Failures.Where(failure => !_ignored.Contains(failure.Step, StringComparer.Ordinal))];

    private static bool IsFundamental(StepFailure failure) => failure.Step is "resolve" or "install" or "build" or "tests";
}
