using System.Globalization;
using System.Text;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Output;
using ProductionOps.Cli.Tests.Running;
using ProductionOps.Cli.Views;
using ProductionOps.Deployment;

namespace ProductionOps.Cli.Tests.Output;

public sealed class CsvRendererTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=\"x\",1", "\"'=\"\"x\"\",1\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    public void Text_is_quoted_and_no_formula(string text, string expected) => Assert.Equal(expected, CsvRenderer.Cell(text));

    [Fact]
    public void Numbers_keep_their_sign_and_use_a_point()
    {
        var culture = CultureInfo.CurrentCulture;
        Assert.Equal("-1.5", CsvRenderer.Cell(-1.5));
        Assert.Equal("1234567", CsvRenderer.Cell(1234567L));
        Assert.Equal(culture, CultureInfo.CurrentCulture);
    }

    [Fact]
    public void Absent_values_are_empty_and_times_are_utc()
    {
        Assert.Equal("", CsvRenderer.Cell(value: null));
        Assert.Equal("2026-01-31T11:00:00.000Z", CsvRenderer.Cell(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1))));
        Assert.Equal("true", CsvRenderer.Cell(true));
    }

    [Fact]
    public async Task What_is_written_can_be_read_again()
    {
        using var stream = new MemoryStream();
        var renderer = new CsvRenderer(new Terminal { Output = stream, Error = TextWriter.Null });
        DeploymentComparison[] rows = [new("a,\"b\"", "bytes", "=1", "two\r\nlines", -2.5), new("é", "", Reference: null, Difference: null, Change: null)];
        await renderer.RenderAsync(ComparisonView.Instance, rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

        var read = CsvText.Read(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(2, read.Count);
        Assert.Equal("a,\"b\"", read[0]["property"]);
        Assert.Equal("'=1", read[0]["reference"]);
        Assert.Equal("two\r\nlines", read[0]["difference"]);
        Assert.Equal("-2.5", read[0]["change"]);
        Assert.Equal("é", read[1]["property"]);
        Assert.Equal("", read[1]["change"]);
    }
}
