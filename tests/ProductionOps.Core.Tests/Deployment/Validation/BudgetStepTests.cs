using ProductionOps.Deployment.Validation;
using ProductionOps.Deployment.Validation.Budgets;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Validation;

public sealed class BudgetStepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_budget_that_is_just_met_passes()
    {
        var outcome = await RunAsync(new BundleSize { Javascript = 1000, Css = 500, Total = 10_000 });
        Assert.Equal(ValidationStatus.Passed, outcome.Status);
        Assert.Null(outcome.ErrorId);
    }

    [Fact]
    public async Task What_is_over_is_named_with_its_largest_files()
    {
        _folder.WriteText("a/big.js", new string('x', 900));
        _folder.WriteText("mid.mjs", new string('x', 300));
        _folder.WriteText("small.js", new string('x', 200));
        _folder.WriteText("tiny.js", "x");
        _folder.WriteText("large.css", new string('x', 5000));
        var outcome = await RunAsync(new BundleSize { Javascript = 1401, Css = 400, Total = 10_001 });
        Assert.Equal(ValidationStatus.Failed, outcome.Status);
        Assert.Equal("BudgetExceeded", outcome.ErrorId);
        Assert.Equal(
            [
                "The javascript budget of 1,000 bytes is exceeded by 401 bytes (40.1 %). Make these smaller or load less: a/big.js (900), mid.mjs (300), small.js (200).",
                "The total budget of 10,000 bytes is exceeded by 1 bytes (0 %). Make these smaller or load less: large.css (5,000), a/big.js (900), mid.mjs (300).",
            ],
            outcome.Findings);
    }

    [Fact]
    public async Task What_was_not_measured_is_unknown() =>
        Assert.Equal(ValidationStatus.Unknown, (await RunAsync(null)).Status);

    public void Dispose() => _folder.Dispose();

    private Task<ValidationOutcome> RunAsync(BundleSize? size) => new BudgetStep(new PhysicalFileSystem())
        .RunAsync(Contexts.Of(_folder.Path) with { Build = new BuildInfo { BundleSize = size } }, default);
}
