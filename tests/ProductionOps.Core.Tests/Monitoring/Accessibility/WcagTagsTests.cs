using ProductionOps.Model;
using ProductionOps.Monitoring.Accessibility;

namespace ProductionOps.Core.Tests.Monitoring.Accessibility;

public sealed class WcagTagsTests
{
    [Theory]
    [InlineData("wcag2a wcag111 section508 cat.text-alternatives", WcagLevel.A, "1.1.1")]
    [InlineData("wcag2aa wcag143 EN-301-549 EN-9.1.4.3", WcagLevel.AA, "1.4.3")]
    [InlineData("wcag22aa wcag258", WcagLevel.AA, "2.5.8")]
    [InlineData("wcag21aa wcag1412 wcag1410", WcagLevel.AA, "1.4.12, 1.4.10")]
    [InlineData("wcag2aaa wcag146", WcagLevel.AAA, "1.4.6")]
    [InlineData("wcag2aaa wcag2a wcag412", WcagLevel.A, "4.1.2")]
    [InlineData("best-practice cat.semantics", null, "")]
    [InlineData("wcag2a-obsolete deprecated", null, "")]
    public void Tags_say_level_and_criteria(string tags, WcagLevel? level, string criteria)
    {
        Assert.Equal(level, WcagTags.Level(tags.Split(' ')));
        Assert.Equal(criteria, string.Join(", ", WcagTags.Criteria(tags.Split(' '))));
    }

    [Theory]
    [InlineData(WcagLevel.A)]
    [InlineData(WcagLevel.AA)]
    [InlineData(WcagLevel.AAA)]
    public void A_level_is_made_of_tags_of_at_most_that_level(WcagLevel level) =>
        Assert.All(WcagTags.Of(level), tag => Assert.InRange(WcagTags.Level([tag])!.Value, WcagLevel.A, level));
}
