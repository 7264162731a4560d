using ProductionOps.Configuration;
using ProductionOps.Maintenance.Dependencies.Planning;
using ProductionOps.Maintenance.Dependencies.Trials;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

public sealed class UpdateBisectionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(32)]
    public async Task One_guilty_group_is_found_wherever_it_is_in_few_attempts(int count)
    {
        for (var guilty = 0; guilty < count; guilty++)
        {
            var site = new FakeSite { Bad = { $"p{guilty}" } };
            var result = await site.RunAsync(count);

            Assert.Equal($"p{guilty}", Assert.Single(result.Guilty).Group.Updates[0].Package);
            Assert.Equal(count - 1, result.Kept.Count);
            Assert.Empty(result.NotJudged);
            Assert.InRange(result.Attempts, 2, Math.Ceiling(Math.Log2(count)) + 3);
            if (count > 1) Assert.Equal(result.Judgement!.Commit, FakeSite.CommitOf(result.Kept));
        }
    }

    [Fact]
    public async Task Every_set_of_guilty_groups_is_found_and_what_is_kept_was_judged_as_a_whole()
    {
        const int count = 6;
        for (var mask = 0; mask < 1 << count; mask++)
        {
            var bad = Enumerable.Range(0, count).Where(index => (mask & (1 << index)) != 0).Select(index => $"p{index}").ToHashSet();
            var result = await new FakeSite { Bad = bad }.RunAsync(count);

            Assert.Equal(bad.Order(), result.Guilty.Select(guilty => guilty.Group.Updates[0].Package).Order());
            Assert.Equal(count - bad.Count, result.Kept.Count);
            Assert.Equal(bad.Count < count ? FakeSite.CommitOf(result.Kept) : null, result.Judgement?.Commit);
        }
    }

    [Fact]
    public async Task Of_two_that_only_fail_together_the_riskier_one_is_left_out()
    {
        var result = await new FakeSite { Together = ("p1", "p4") }.RunAsync(6);

        Assert.Equal("p4", Assert.Single(result.Guilty).Group.Updates[0].Package);
        Assert.Equal(5, result.Kept.Count);
    }

    [Fact]
    public async Task A_time_that_is_over_keeps_what_was_proven()
    {
        // All fail, none is well, the first half is well; then the time is over.
        using var limit = new CancellationTokenSource();
        var site = new FakeSite { Bad = { "p3" }, AfterAttempt = number => number == 3 ? limit.CancelAsync() : Task.CompletedTask };

        var result = await site.RunAsync(4, limit.Token);

        Assert.Equal(["p0", "p1"], result.Kept.Select(group => group.Updates[0].Package));
        Assert.Equal(["p2", "p3"], result.NotJudged.Select(group => group.Updates[0].Package));
        Assert.Empty(result.Guilty);
    }

    private sealed class FakeSite
    {
        private int _number;

        public HashSet<string> Bad { get; init; } = [];

        public (string First, string Second)? Together { get; init; }

        public Func<int, Task> AfterAttempt { get; init; } = _ => Task.CompletedTask;

        public static string CommitOf(IEnumerable<UpdateGroup> groups) =>
            string.Join(',', groups.SelectMany(group => group.Updates).Select(update => update.Package).Order(StringComparer.Ordinal));

        public Task<BisectionResult> RunAsync(int count, CancellationToken limit = default)
        {
            var version = SemanticVersion.TryParse("1.0.0")!;
            var groups = Enumerable.Range(0, count).Select(index => new UpdateGroup([new PlannedUpdate($"p{index}", version, version.NextPatch())]));
            return new UpdateBisection(JudgeAsync).RunAsync([.. groups], limit, TestContext.Current.CancellationToken);
        }

        private async Task<Judgement> JudgeAsync(IReadOnlyList<UpdateGroup> groups, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var names = groups.SelectMany(group => group.Updates).Select(update => update.Package).ToHashSet();
            var fails = names.Overlaps(Bad) || (Together is { } pair && names.Contains(pair.First) && names.Contains(pair.Second));
            await AfterAttempt(++_number);
            return new Judgement(CommitOf(groups)) { IsBuilt = !fails, Failures = fails ? [new StepFailure("build", "broken")] : [] };
        }
    }
}
