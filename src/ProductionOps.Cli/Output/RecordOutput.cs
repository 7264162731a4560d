using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Output;

/// <summary>Gives records to standard output in the format that the user wants.</summary>
internal sealed class RecordOutput(OutputFormat format, Terminal terminal)
{
    private readonly AnsiStyle _style = new(terminal.IsOutputTerminal && terminal.AllowsColor);

    /// <summary>Whether people read it, rather than programs.</summary>
    public bool IsForPeople => format is OutputFormat.Table;

    /// <summary>Whether findings are written as SARIF.</summary>
    public bool IsSarif => format is OutputFormat.Sarif;

    /// <summary>Whether the format keeps the structure of a record.</summary>
    public bool IsStructured => format is OutputFormat.Json or OutputFormat.Ndjson;

    /// <summary>Writes records side by side.</summary>
    public Task WriteAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken) =>
        Renderer(isDetail: false).RenderAsync(view, records, cancellationToken);

    /// <summary>Writes records side by side.</summary>
    public Task WriteAsync<T>(View<T> view, IEnumerable<T> records, CancellationToken cancellationToken) =>
        WriteAsync(view, records.ToAsyncEnumerable(), cancellationToken);

    /// <summary>Writes records that come now and then, each at once.</summary>
    public Task WriteLiveAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        IRecordRenderer renderer = format switch
        {
            OutputFormat.Table => new LiveRenderer(terminal, _style),
            OutputFormat.Csv => new CsvRenderer(terminal, isLive: true),
            _ => Renderer(isDetail: false),
        };
        return renderer.RenderAsync(view, records, cancellationToken);
    }

    /// <summary>Writes one record with all its details.</summary>
    public Task WriteDetailAsync<T>(View<T> view, T record, CancellationToken cancellationToken) =>
        WriteDetailAsync(view, [record], cancellationToken);

    /// <summary>Writes records one under the other with all their details.</summary>
    public Task WriteDetailAsync<T>(View<T> view, IReadOnlyList<T> records, CancellationToken cancellationToken) =>
        Renderer(isDetail: true).RenderAsync(view, records.ToAsyncEnumerable(), cancellationToken);

    private IRecordRenderer Renderer(bool isDetail) => format switch
    {
        OutputFormat.Table when isDetail => new ListRenderer(terminal, _style),
        OutputFormat.Table => new TableRenderer(terminal, _style),
        OutputFormat.Json => new JsonRenderer(terminal),
        OutputFormat.Ndjson => new NdjsonRenderer(terminal),
        OutputFormat.Csv => new CsvRenderer(terminal),
        OutputFormat.Sarif => new SarifRenderer(terminal),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
