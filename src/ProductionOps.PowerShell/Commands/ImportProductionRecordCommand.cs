using System.Globalization;
using System.Management.Automation;
using ProductionOps.Files;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Adds the records of files to the store.</summary>
[Cmdlet(
    VerbsData.Import,
    "ProductionRecord",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = PathSet)]
[OutputType(typeof(RecordImportResult))]
public sealed class ImportProductionRecordCommand : FileReadingCmdlet
{
    /// <summary>Kind of the records.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "Kind of the records: Deployment, Monitor, Maintenance, Config, Alert or Incident.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<RecordKind>))]
    public RecordKind Kind { get; set; }

    /// <summary>How they are written.</summary>
    [Parameter(HelpMessage = "Ndjson, Json or Csv; by the extension of the file by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<ExchangeFormat>))]
    public ExchangeFormat? Format { get; set; }

    /// <inheritdoc/>
    protected override void Process() => ForEachFile();

    private protected override void ProcessFile(string path)
    {
        var format = RecordExchangeService.FormatOf(path, Format);
        if (!Approve(path, $"Import records of the kind {Kind}", out var isWhatIf) && !isWhatIf) return;
        using var source = Open(path);
        var request = new RecordImportRequest
        {
            Kind = Kind,
            Format = format,
            Source = source,
            SourceName = Display(path),
            WhatIf = isWhatIf,
            Reporter = Reporter,
            OnRejected = rejected => Report(ErrorOf(path, rejected), rejected),
        };
        WriteObject(Run((workspace, stop) => workspace.Exchange.ImportAsync(request, stop).AsTask()));
    }

    private OperationException ErrorOf(string path, RejectedRecord rejected)
    {
        var place = rejected.Pointer.Length == 0 ? string.Empty : $" at {rejected.Pointer}";
        return new OperationException(
            "RecordRejected",
            ErrorKind.InvalidInput,
            string.Create(CultureInfo.InvariantCulture, $"{Display(path)}, line {rejected.Line}{place}: {rejected.Message}"),
            rejected);
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Describe(e, "RecordFile", path);
        }
    }
}
