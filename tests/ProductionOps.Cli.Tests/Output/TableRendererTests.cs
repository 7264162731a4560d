using System.Text;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Output;
using ProductionOps.Cli.Views;
using ProductionOps.Deployment;

namespace ProductionOps.Cli.Tests.Output;

public sealed class TableRendererTests
{
    private static readonly DeploymentComparison[] Rows =
    [
        new("buildInfo.bundleSize.total", "bytes", new string('x', 60), new string('漢', 40), 12),
        new("short", "", "é\u0301", "control\u001b[31m\nbreak", Change: null),
    ];

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(300)]
    public async Task No_line_is_wider_than_the_terminal(int width)
    {
        var lines = await RenderAsync(width, color: false);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.InRange(CellText.Width(line), 1, width));
    }

    [Fact]
    public async Task Columns_line_up_under_their_headers()
    {
        var lines = await RenderAsync(300, color: false);
        var column = lines[0].IndexOf("REFERENCE", StringComparison.Ordinal);
        Assert.Equal('x', lines[1][column]);
        Assert.Equal('é', lines[2][column]);
    }

    [Fact]
    public async Task Control_characters_do_not_reach_the_terminal()
    {
        var lines = await RenderAsync(300, color: false);
        Assert.DoesNotContain('\u001b', string.Concat(lines));
        Assert.Contains("control\uFFFD[31m break", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colour_changes_no_width()
    {
        var plain = await RenderAsync(80, color: false);
        var colored = await RenderAsync(80, color: true);
        Assert.StartsWith("\u001b[1m", colored[0], StringComparison.Ordinal);
        Assert.Equal(plain[1], colored[1]);
    }

    [Fact]
    public async Task Nothing_is_written_for_no_records()
    {
        using var stream = new MemoryStream();
        var renderer = new TableRenderer(new Terminal { Output = stream, Error = TextWriter.Null }, new AnsiStyle(false));
        await renderer.RenderAsync(ComparisonView.Instance, AsyncEnumerable.Empty<DeploymentComparison>(), TestContext.Current.CancellationToken);
        Assert.Equal(0, stream.Length);
    }

    private static async Task<string[]> RenderAsync(int width, bool color)
    {
        using var stream = new MemoryStream();
        var renderer = new TableRenderer(new Terminal { Output = stream, Error = TextWriter.Null, Width = width }, new AnsiStyle(color));
        await renderer.RenderAsync(ComparisonView.Instance, Rows.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
    }
}
