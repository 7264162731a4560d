using ProductionOps.Store.Retention;

namespace ProductionOps.Core.Tests.Store.Retention;

public sealed class RetentionPeriodTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("30 days", "2026-03-01T12:00:00Z", "30 days")]
    [InlineData("1 day", "2026-03-30T12:00:00Z", "1 day")]
    [InlineData("2 weeks", "2026-03-17T12:00:00Z", "2 weeks")]
    [InlineData("6 months", "2025-09-30T12:00:00Z", "6 months")]
    [InlineData("1 month", "2026-02-28T12:00:00Z", "1 month")]
    [InlineData(" 1 Year ", "2025-03-31T12:00:00Z", "1 year")]
    [InlineData("10000 years", "0001-01-01T00:00:00Z", "10000 years")]
    public void APeriodIsReadAsPeopleWriteIt(string text, string before, string normal)
    {
        var period = RetentionPeriod.Parse(text);
        Assert.Equal(DateTimeOffset.Parse(before, System.Globalization.CultureInfo.InvariantCulture), period.Before(Now));
        Assert.Equal(normal, period.ToString());
    }

    [Fact]
    public void IndefiniteNeverEnds()
    {
        Assert.Null(RetentionPeriod.Parse("indefinite").Before(Now));
        Assert.Equal("indefinite", RetentionPeriod.Parse("Indefinite").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("30")]
    [InlineData("days")]
    [InlineData("1 fortnight")]
    [InlineData("99999 years")]
    [InlineData("1 day\n1 day")]
    public void WhatIsNoPeriodIsRefused(string text) =>
        Assert.Equal("RetentionPeriodInvalid", Assert.Throws<OperationException>(() => RetentionPeriod.Parse(text)).Id);
}
