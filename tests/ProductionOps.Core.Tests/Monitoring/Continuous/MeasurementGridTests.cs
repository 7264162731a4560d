using ProductionOps.Core.Tests.Store;
using ProductionOps.Model;
using ProductionOps.Monitoring.Continuous;

namespace ProductionOps.Core.Tests.Monitoring.Continuous;

public sealed class MeasurementGridTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(60, 0.0)]
    [InlineData(60, 0.37)]
    [InlineData(86_400, 0.999)]
    [InlineData(7, 0.5)]
    public void Slots_are_an_interval_apart_whenever_one_asks(int seconds, double fraction)
    {
        var grid = new MeasurementGrid(TimeSpan.FromSeconds(seconds), fraction);
        for (var moment = Noon; moment < Noon.AddSeconds(3.2 * seconds); moment = moment.AddSeconds(seconds / 13.0))
        {
            var (before, after) = (grid.Before(moment), grid.After(moment));
            Assert.True(before <= moment && moment < after, $"{before:O} {moment:O} {after:O}");
            Assert.Equal(grid.Interval, after - before);
            Assert.Equal(before, grid.Before(before));
            Assert.Equal(TimeSpan.Zero, TimeSpan.FromTicks((after - grid.After(Noon)).Ticks % grid.Interval.Ticks));
        }
    }

    [Fact]
    public void A_hundred_sites_do_not_fire_at_once()
    {
        var grids = Enumerable.Range(0, 100).Select(i => new MeasurementGrid(TimeSpan.FromMinutes(1), StableFraction.Of($"/srv/site{i}/production"))).ToArray();
        var perSecond = grids.GroupBy(grid => (long)(grid.After(Noon) - Noon).TotalSeconds).Select(group => group.Count()).ToArray();
        Assert.True(perSecond.Max() <= 7 && perSecond.Length >= 40, string.Join(' ', perSecond));

        var starts = grids.Select(grid => Begin(grid, TimeSpan.FromSeconds(99), newest: null).Due - Noon).ToArray();
        Assert.All(starts, start => Assert.InRange(start, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        Assert.True(starts.GroupBy(start => (int)start.TotalSeconds).Max(group => group.Count()) <= 7, "the first measurements are spread too");
    }

    [Fact]
    public void One_site_is_measured_at_once_and_then_on_its_grid()
    {
        var grid = new MeasurementGrid(TimeSpan.FromMinutes(1), 0.25);
        var watch = Begin(grid, TimeSpan.Zero, newest: null);
        Assert.Equal(Noon, watch.Due);
        Assert.True(watch.TakeDue(Noon));
        Assert.Equal(Noon.AddSeconds(15), watch.Due);
        Assert.False(watch.TakeDue(Noon.AddSeconds(14.9)));
        Assert.True(watch.TakeDue(Noon.AddSeconds(15.2)));
        Assert.Equal(Noon.AddSeconds(75), watch.Due);
    }

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-30, true)]
    [InlineData(60, true)]
    public void What_was_measured_since_the_last_slot_is_not_measured_again(int hours, bool isDue)
    {
        var day = new MeasurementGrid(TimeSpan.FromDays(1), 0.25);
        var watch = Begin(day, TimeSpan.Zero, newest: Noon.AddHours(hours));
        Assert.Equal(isDue ? Noon : Noon.AddHours(18), watch.Due);
    }

    [Fact]
    public void Slots_that_were_slept_through_are_one_and_spread_like_a_start()
    {
        var grid = new MeasurementGrid(TimeSpan.FromMinutes(1), 0.5);
        var watch = Begin(grid, TimeSpan.FromSeconds(20), newest: Noon.AddSeconds(-10));
        var woken = Noon.AddHours(8).AddSeconds(1);
        Assert.False(watch.TakeDue(woken));
        Assert.Equal(woken.AddSeconds(10), watch.Due);
        Assert.True(watch.TakeDue(woken.AddSeconds(10)));
        Assert.Equal(Noon.AddHours(8).AddSeconds(30), watch.Due);
        Assert.False(watch.TakeDue(woken.AddSeconds(11)));
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_make_it_wait()
    {
        var watch = Begin(new MeasurementGrid(TimeSpan.FromMinutes(1), 0), TimeSpan.Zero, newest: Noon);
        Assert.Equal(Noon.AddMinutes(1), watch.Due);
        Assert.False(watch.TakeDue(Noon.AddHours(-5).AddSeconds(20)));
        Assert.Equal(Noon.AddHours(-5).AddMinutes(1), watch.Due);
    }

    [Fact]
    public void A_slot_within_a_measurement_is_left_out()
    {
        var watch = Begin(new MeasurementGrid(TimeSpan.FromMinutes(1), 0), TimeSpan.Zero, newest: Noon);
        var measuring = new TaskCompletionSource();
        watch.Running = measuring.Task;
        Assert.False(watch.TakeDue(Noon.AddMinutes(1)));
        Assert.Equal(Noon.AddMinutes(2), watch.Due);
        measuring.SetResult();
        Assert.True(watch.TakeDue(Noon.AddMinutes(2)));
    }

    private static TypeWatch Begin(MeasurementGrid grid, TimeSpan spread, DateTimeOffset? newest)
    {
        var watch = new TypeWatch(MonitoringType.Uptime, grid, spread);
        if (newest is { } time) watch.Newest = TestRecords.Monitoring(time);
        watch.Begin(Noon);
        return watch;
    }
}
