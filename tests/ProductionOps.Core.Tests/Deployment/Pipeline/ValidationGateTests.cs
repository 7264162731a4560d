using ProductionOps.Deployment.Pipeline;
using ProductionOps.Deployment.Validation;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Deployment.Pipeline;

public sealed class ValidationGateTests
{
    [Theory]
    [InlineData("budgets", EnforcementLevel.Strict, true)]
    [InlineData("budgets", EnforcementLevel.Standard, true)]
    [InlineData("budgets", EnforcementLevel.Flexible, false)]
    [InlineData("secrets", EnforcementLevel.Flexible, true)]
    [InlineData("constitutional", EnforcementLevel.Standard, true)]
    public void A_failed_step_stops_as_the_level_says(string step, EnforcementLevel level, bool stops)
    {
        var decision = Decide(level, (step, ValidationStatus.Failed));

        Assert.Equal(stops, !decision.MayGoOn);
        Assert.Equal(stops ? 0 : 1, decision.Warnings.Count);
    }

    [Fact]
    public void Under_standard_the_compliance_score_decides_where_it_was_computed()
    {
        Assert.True(Decide(EnforcementLevel.Standard, ("budgets", ValidationStatus.Failed), ("constitutional", ValidationStatus.Passed)).MayGoOn);
        Assert.False(Decide(EnforcementLevel.Standard, ("budgets", ValidationStatus.Failed), ("constitutional", ValidationStatus.Failed)).MayGoOn);
    }

    [Theory]
    [InlineData(EnforcementLevel.Strict)]
    [InlineData(EnforcementLevel.Flexible)]
    public void An_unknown_step_is_a_warning_unless_it_is_required(EnforcementLevel level)
    {
        var optional = Decide(level, ("audit", ValidationStatus.Unknown));
        Assert.True(optional.MayGoOn);
        Assert.Contains("unknown", Assert.Single(optional.Warnings), StringComparison.Ordinal);

        var required = Decide(level, ["audit"], ("audit", ValidationStatus.Unknown));
        Assert.Equal("ValidationStepUnavailable", Assert.Single(required.Stops).ErrorId);
    }

    private static GateDecision Decide(EnforcementLevel level, params (string Step, ValidationStatus Status)[] outcomes) =>
        Decide(level, [], outcomes);

    private static GateDecision Decide(
        EnforcementLevel level, IReadOnlyList<string> required, params (string Step, ValidationStatus Status)[] outcomes) =>
        ValidationGate.Decide(
            outcomes.ToDictionary(
                o => o.Step,
                o => new ValidationOutcome(o.Status, o.Status == ValidationStatus.Passed ? [] : ["reason"]),
                StringComparer.Ordinal),
            required,
            level);
}
