using ProductionOps.Cli.Hosting;
using ProductionOps.Reporting.Sarif;

namespace ProductionOps.Cli.Output;

/// <summary>Writes findings as SARIF 2.1.0.</summary>
internal sealed class SarifRenderer(Terminal terminal) : IRecordRenderer
{
    /// <inheritdoc/>
    public Task RenderAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken)
    {
        var sarif = view.Sarif ?? throw new System.Diagnostics.UnreachableException();
        return new SarifWriter(terminal.Output, sarif.Tool).WriteAsync(records.Select(sarif.Result), rootDirectory: null, cancellationToken);
    }
}
