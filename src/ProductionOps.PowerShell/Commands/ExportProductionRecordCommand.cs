using System.Management.Automation;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Writes records to a file that other tools, and another store, can read.</summary>
[Cmdlet(VerbsData.Export, "ProductionRecord", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportProductionRecordCommand : ProductionCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The file to write; its extension decides between NDJSON, JSON and CSV.")]
    [Alias("LiteralPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Kind of the records.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "Kind of the records: Deployment, Monitor, Maintenance, Config, Alert or Incident.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<RecordKind>))]
    public RecordKind Kind { get; set; }

    /// <summary>How to write them.</summary>
    [Parameter(HelpMessage = "Ndjson, Json or Csv; by the extension of the file by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<ExchangeFormat>))]
    public ExchangeFormat? Format { get; set; }

    /// <summary>Environment.</summary>
    [Parameter(HelpMessage = "Only records of this environment.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment? Environment { get; set; }

    /// <summary>Earliest time.</summary>
    [Parameter(HelpMessage = "Only records of this time or later, local unless it says otherwise.")]
    public DateTime? From { get; set; }

    /// <summary>Latest time.</summary>
    [Parameter(HelpMessage = "Only records before this time, local unless it says otherwise.")]
    public DateTime? To { get; set; }

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
        var format = RecordExchangeService.FormatOf(path, Format);
        if (!ShouldProcess(path, $"Export records of the kind {Kind}")) return;
        if (NoClobber && File.Exists(path)) throw Exists(path);

        // The old file stays until the new one is complete.
        var partial = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(partial, FileMode.CreateNew)) WriteTo(file, format);
            File.Move(partial, path, overwrite: !NoClobber);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Describe(e, "RecordFile", path);
        }
        finally
        {
            File.Delete(partial);
        }

        if (PassThru) WriteObject(new FileInfo(path));
    }

    private void WriteTo(FileStream file, ExchangeFormat format)
    {
        var request = new RecordExportRequest
        {
            Kind = Kind,
            Format = format,
            Destination = file,
            Reporter = Reporter,
            Query = new RecordQuery
            {
                Environment = Environment is { } environment ? JsonLiteral.Of(environment) : null,
                From = From,
                To = To,
                OnDamaged = e => Report(e),
            },
        };
        Run((workspace, stop) => workspace.Exchange.ExportAsync(request, stop).AsTask());
    }

    private static OperationException Exists(string path) => new(
        "RecordFileExists", ErrorKind.AlreadyExists, $"'{path}' exists. Leave out -NoClobber to replace it, or give another path.", path);
}
