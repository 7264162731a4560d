using ProductionOps.Maintenance.Dependencies.Trials;

namespace ProductionOps.Core.Tests.Maintenance.Dependencies;

public sealed class TestCountsTests
{
    [Theory]
    [InlineData("# tests 4\n# suites 0\n# pass 3\n# fail 1\n", 3, 1)]
    [InlineData("ℹ tests 4\nℹ pass 4\nℹ fail 0\n", 4, 0)]
    [InlineData("Test Files  1 passed (1)\n     Tests  1 failed | 3 passed (4)\n", 3, 1)]
    [InlineData("\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[32m7 passed\u001b[39m\u001b[22m\u001b[90m (7)\u001b[39m\n", 7, 0)]
    [InlineData("Test Suites: 1 failed, 1 total\nTests:       2 failed, 5 passed, 7 total\n", 5, 2)]
    [InlineData("  3 passing (12ms)\n  2 pending\n  1 failing\n", 3, 1)]
    [InlineData("  1 test failed\n  5 tests passed\n", 5, 1)]
    [InlineData("ℹ pass 2\nℹ fail 0\n> other@1.0.0 test\nℹ pass 3\nℹ fail 1\n", 5, 1)]
    public void The_words_of_the_usual_runners_are_known(string output, int passed, int failed) =>
        Assert.Equal(new TestCounts(passed, failed), TestCounts.Find(output));

    [Theory]
    [InlineData("")]
    [InlineData("All is well.")]
    [InlineData("the 3 passing cars")]
    public void Nothing_is_invented(string output) => Assert.Null(TestCounts.Find(output));
}
