using ProductionOps.Store.Integrity;

namespace ProductionOps.Core.Tests.Store.Integrity;

public sealed class FindingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InASoundStoreNothingIsFound(bool isOptimized)
    {
        await using var test = await SoundStore.CreateAsync(isOptimized);
        var findings = await SoundStore.FindingsAsync(test.Store);
        Assert.DoesNotContain(findings, finding => finding.Problem is not (IntegrityProblem.MonitoringGap or IntegrityProblem.FutureDate));
    }
}
