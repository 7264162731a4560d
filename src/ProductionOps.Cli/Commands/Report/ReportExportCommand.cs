using System.CommandLine;
using System.Text;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Reporting;

namespace ProductionOps.Cli.Commands.Report;

/// <summary>prodops report export</summary>
internal sealed class ReportExportCommand : CliCommand
{
    private readonly PeriodOptions _period = new();
    private readonly LiteralOption<ReportFormat> _format = new("--format", "How to write it; by the extension of the file when it is not given, and html on standard output.");
    private readonly Option<bool> _noClobber = new("--no-clobber") { Description = "Refuse to replace a file that exists." };

    private readonly Argument<string?> _path = new("file")
    {
        Description = "The file to write: html, md, csv, json, xml (JUnit), prom (Prometheus) or sarif; standard output when it is not given.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The command.</summary>
    public ReportExportCommand(CommandHost host)
        : base("export", "Write a report: a page for people, figures for spreadsheets, or the state for Prometheus and build servers.", host)
    {
        Arguments.Add(_path);
        Options.Add(_format);
        Options.Add(_noClobber);
        _period.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops report export report.html", "Makes the page for the screen on the wall, of the last 30 days."),
        new("prodops report export --period last-month --format markdown", "Writes last month to standard output."),
        new("prodops report export attention.sarif", "Writes what needs attention for code hosts and editors."),
        new("prodops report export /var/lib/node_exporter/textfile/site.prom", "Lets Prometheus collect the state; the file is replaced at once."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var workspace = await context.OpenAsync(cancellationToken);
        var request = _period.Read(context);
        var format = context.Get(_format);
        if (context.Get(_path) is { } path)
        {
            var export = new ReportExportRequest { Analytics = request, Path = Path.GetFullPath(path), Format = format, NoClobber = context.Get(_noClobber) };
            await workspace.Reports.ExportAsync(export, cancellationToken);
        }
        else
        {
            var report = await workspace.Reports.CollectAsync(request, cancellationToken);
            await context.Terminal.Output.WriteAsync(Encoding.UTF8.GetBytes(ReportService.Render(report, format ?? ReportFormat.Html)), cancellationToken);
        }

        return _period.Damaged == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
