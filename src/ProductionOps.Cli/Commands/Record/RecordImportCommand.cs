using System.CommandLine;
using System.Globalization;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Parsing;
using ProductionOps.Cli.Views;
using ProductionOps.Files;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;

namespace ProductionOps.Cli.Commands.Record;

/// <summary>prodops record import</summary>
internal sealed class RecordImportCommand : CliCommand
{
    private readonly Argument<string> _file = new("file") { Description = "The file, or - for standard input." };
    private readonly LiteralOption<RecordKind> _kind = new("--kind", "Kind of the records.") { Required = true };
    private readonly LiteralOption<ExchangeFormat> _format = new("--format", "How they are written; by the extension of the file when it is not given, ndjson on standard input.");
    private readonly WhatIfOption _whatIf = new();

    /// <summary>The command.</summary>
    public RecordImportCommand(CommandHost host)
        : base("import", "Add the records of a file that the store does not have.", host)
    {
        Arguments.Add(_file);
        Options.Add(_kind);
        Options.Add(_format);
        Options.Add(_whatIf);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CommandExample> Examples =>
    [
        new("prodops record import history.ndjson --kind monitor", "Adds monitoring records; a second time it adds nothing."),
        new("prodops record import deployments.csv --kind deployment --what-if", "Checks a table and says what would be added."),
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var path = context.Get(_file)!;
        var isStandardInput = path == "-";
        var format = context.Get(_format) ?? (isStandardInput ? ExchangeFormat.Ndjson : RecordExchangeService.FormatOf(path, given: null));
        await using var source = isStandardInput ? Console.OpenStandardInput() : Open(path);
        await using var workspace = await context.OpenAsync(cancellationToken);
        var result = await workspace.Exchange.ImportAsync(
            new RecordImportRequest
            {
                Kind = context.Get(_kind)!.Value,
                Format = format,
                Source = source,
                SourceName = isStandardInput ? "standard input" : path,
                WhatIf = context.Get(_whatIf),
                Reporter = context.Reporter,
                OnRejected = rejected => context.Reporter.Error("RecordRejected", TextOf(path, rejected)),
            },
            cancellationToken);
        await context.Output.WriteDetailAsync(ImportView.Instance, result, cancellationToken);
        if (context.Get(_whatIf)) context.Reporter.Note("Nothing was changed.");
        return result.Rejected == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string TextOf(string path, RejectedRecord rejected) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path}, line {rejected.Line}{(rejected.Pointer.Length == 0 ? string.Empty : $" at {rejected.Pointer}")}: {rejected.Message}");

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "RecordFile", path);
        }
    }
}
