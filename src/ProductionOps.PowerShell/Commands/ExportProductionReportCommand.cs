using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Reporting;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Writes a report to a file.</summary>
[Cmdlet(VerbsData.Export, "ProductionReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportProductionReportCommand : PeriodCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The file to write; its extension decides between HTML, Markdown, CSV, JSON, JUnit, SARIF and Prometheus.")]
    [Alias("LiteralPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Period in words.</summary>
    [Parameter(Position = 1, HelpMessage = "The period, such as 7d, '3 months', last-month or 2026-Q1; the last 30 days by default.")]
    [Alias("Last")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public override string? Period { get; set; }

    /// <summary>Environment.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The environment to report on; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>How to write it.</summary>
    [Parameter(HelpMessage = "Html, Markdown, Csv, Json, JUnit, Prometheus or Sarif; by the extension of the file by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<ReportFormat>))]
    public ReportFormat? Format { get; set; }

    /// <summary>Whether to leave a file that exists alone.</summary>
    [Parameter(HelpMessage = "Refuses to replace a file that exists.")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Whether to write the file to the pipeline.</summary>
    [Parameter(HelpMessage = "Writes the file to the pipeline.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Attempt(Path, () => Export(Paths.Literal(Path)));

    private void Export(string path)
    {
        var request = new ReportExportRequest
        {
            Analytics = RequestOf(Environment),
            Path = path,
            Format = ReportService.FormatOf(path, Format),
            NoClobber = NoClobber,
        };
        if (!ShouldProcess(path, $"Export the report of {Environment}")) return;
        Run(async (workspace, stop) =>
        {
            await workspace.Reports.ExportAsync(request, stop);
            return true;
        });
        if (PassThru) WriteObject(new FileInfo(path));
    }
}
