using System.Globalization;

namespace ProductionOps.Core.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 files")]
    [InlineData(1, "1 file")]
    [InlineData(2, "2 files")]
    [InlineData(0.5, "0.5 files")]
    [InlineData(1460, "1460 files")]
    public void One_is_the_only_singular(double count, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal(text, new Quantity(count, "file").ToString());
        Assert.Equal(text, $"{new Quantity(count, "file")}");
    }

    [Fact]
    public void A_verb_goes_with_its_noun()
    {
        Assert.Equal("1 address is", new Quantity(1, "address is", "addresses are").ToString());
        Assert.Equal("3 addresses are", new Quantity(3, "address is", "addresses are").ToString());
    }
}
