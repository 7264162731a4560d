using System.Globalization;
using ProductionOps.Analytics.Periods;

namespace ProductionOps.Core.Tests.Analytics;

public sealed class ReportPeriodTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // Tuesday, 31 March 2026, 14:30 in Berlin; clocks were put forward on the 29th.
    private static readonly ReportPeriodParser Parser = new(At("2026-03-31T12:30:00Z"), Berlin);

    [Theory]
    [InlineData("24h", "2026-03-30T12:30:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("1 hour", "2026-03-31T11:30:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("7d", "2026-03-24T13:30:00Z", "2026-03-31T12:30:00Z")] // 14:30 in winter is an hour later in UTC.
    [InlineData("7 days", "2026-03-24T13:30:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("2w", "2026-03-17T13:30:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("1 month", "2026-02-28T13:30:00Z", "2026-03-31T12:30:00Z")] // February has no 31st.
    [InlineData("2q", "2025-09-30T12:30:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("1Y", "2025-03-31T12:30:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("today", "2026-03-30T22:00:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("yesterday", "2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z")]
    [InlineData("this-week", "2026-03-29T22:00:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("last week", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("this-month", "2026-02-28T23:00:00Z", "2026-03-31T12:30:00Z")]
    [InlineData("last-month", "2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z")]
    [InlineData("last-quarter", "2025-09-30T22:00:00Z", "2025-12-31T23:00:00Z")]
    [InlineData("last-year", "2024-12-31T23:00:00Z", "2025-12-31T23:00:00Z")]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")] // A day of 23 hours.
    [InlineData("2025-10", "2025-09-30T22:00:00Z", "2025-10-31T23:00:00Z")]
    [InlineData("2026-Q1", "2025-12-31T23:00:00Z", "2026-03-31T22:00:00Z")]
    [InlineData("2024", "2023-12-31T23:00:00Z", "2024-12-31T23:00:00Z")]
    public void Periods_are_read_as_people_type_them(string text, string from, string to)
    {
        var period = Parser.Parse(text);
        Assert.Equal((At(from), At(to)), (period.From, period.To));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0d")]
    [InlineData("-7d")]
    [InlineData("7")]
    [InlineData("9999y")]
    [InlineData("99999d")]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("0000")]
    [InlineData("2026-q5")]
    [InlineData("letzte Woche")]
    public void What_is_no_period_is_refused(string text) =>
        Assert.Equal("PeriodInvalid", Assert.Throws<OperationException>(() => Parser.Parse(text)).Id);

    [Fact]
    public void A_period_must_end_after_it_begins()
    {
        var instant = At("2026-03-01T00:00:00Z");
        Assert.Equal("PeriodInvalid", Assert.Throws<OperationException>(() => Parser.Between(instant, instant)).Id);
        Assert.Equal(30, Parser.Between(null, instant).Days);
    }

    [Theory]
    [InlineData("2026-03", 31)]
    [InlineData("2026-03-29", 1)]
    [InlineData("2025-10-26", 1)] // 25 hours.
    [InlineData("2024-02", 29)]
    [InlineData("7d", 7)]
    public void A_day_is_one_day_whether_clocks_are_changed_or_not(string text, double days) => Assert.Equal(days, Parser.Parse(text).Days, 1e-9);

    [Theory]
    [InlineData("2026-03", "2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z")]
    [InlineData("last-week", "2026-03-15T23:00:00Z", "2026-03-22T23:00:00Z")]
    [InlineData("7d", "2026-03-17T13:30:00Z", "2026-03-24T13:30:00Z")]
    [InlineData("2026-03-30", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    public void The_period_before_is_as_long_on_the_calendar(string text, string from, string to)
    {
        var before = Parser.Parse(text).Previous();
        Assert.Equal((At(from), At(to)), (before.From, before.To));
    }

    // In Beirut, clocks went from midnight to one o'clock: the day began at 01:00.
    [Fact]
    public void A_day_without_a_midnight_begins_when_clocks_show_it()
    {
        var beirut = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut"));
        Assert.Equal(At("2025-03-29T22:00:00Z"), beirut.StartOf(new DateOnly(2025, 3, 30)));
        Assert.Equal(At("2025-03-30T21:00:00Z"), beirut.StartOf(new DateOnly(2025, 3, 31)));
    }

    // In Havana, clocks go from one o'clock back to midnight: the first of the two begins the day.
    [Fact]
    public void A_day_with_two_midnights_begins_at_the_first()
    {
        var havana = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById("America/Havana"));
        Assert.Equal(At("2025-11-02T04:00:00Z"), havana.StartOf(new DateOnly(2025, 11, 2)));
        Assert.Equal(At("2025-11-03T05:00:00Z"), havana.StartOf(new DateOnly(2025, 11, 3)));
    }

    [Fact]
    public void An_unknown_zone_is_refused() => Assert.Equal("TimeZoneNotFound", Assert.Throws<OperationException>(() => ReportPeriodParser.ZoneOf("Europe/Atlantis")).Id);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
