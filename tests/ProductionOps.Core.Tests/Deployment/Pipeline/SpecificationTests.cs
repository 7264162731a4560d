using ProductionOps.Deployment;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

public sealed class SpecificationTests
{
    [Fact]
    public async Task Everything_that_deploying_writes_is_valid_against_the_specification()
    {
        await using var scenario = await SiteScenario.CreateAsync(s => s.Configuration("blue-green"));
        await scenario.DeployAsync();
        await scenario.DeployAsync("version 2");
        await scenario.Workspace.Deployments.RollBackAsync(new RollbackRequest(), SiteScenario.Cancellation);
        scenario.Write("site/index.html", "<!doctype html><title>empty</title>");
        scenario.Commit("broken");
        await scenario.DeployAsync();

        var violations = new SpecificationSchemas().ValidateStore(scenario.Workspace.Store.Address, out var records);

        Assert.Empty(violations);
        Assert.True(records >= 6, $"{records} records were checked");
    }
}
