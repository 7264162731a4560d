using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Tests.Output;

public sealed class ConsoleReporterTests
{
    private static readonly OperationProgress Building = new("Deploying", "building", 20, TimeSpan.FromSeconds(3));

    [Fact]
    public void On_a_terminal_progress_is_one_line_that_is_written_over()
    {
        var text = Report(isTerminal: true, Verbosity.Normal, static reporter =>
        {
            reporter.Progress(Building);
            reporter.Progress(Building with { Status = "validating", PercentComplete = 40 });
            reporter.Warning("careful");
            reporter.Progress(Building with { Completed = true });
        });
        Assert.Equal(
            "Deploying:  20 % building (3 s left)\r\e[KDeploying:  40 % validating (3 s left)\r\e[Kprodops: warning: careful\n", text);
    }

    [Fact]
    public void Elsewhere_progress_is_told_only_when_details_are_wanted()
    {
        Assert.Equal("", Report(isTerminal: false, Verbosity.Normal, static r => r.Progress(Building)));
        Assert.Equal("Deploying:  20 % building (3 s left)\n", Report(isTerminal: false, Verbosity.Verbose, static r => r.Progress(Building)));
    }

    [Fact]
    public void Quiet_tells_errors_only()
    {
        var text = Report(isTerminal: true, Verbosity.Quiet, static reporter =>
        {
            reporter.Verbose("v");
            reporter.Warning("w");
            reporter.Note("n");
            reporter.Progress(Building);
            reporter.Error("SomeId", "what to do");
        });
        Assert.Equal("prodops: error SomeId: what to do\n", text);
    }

    private static string Report(bool isTerminal, Verbosity verbosity, Action<ConsoleReporter> report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        report(new ConsoleReporter(new Terminal { Output = Stream.Null, Error = writer, IsErrorTerminal = isTerminal }, verbosity));
        return writer.ToString();
    }
}
