namespace ProductionOps.Cli.Output;

/// <summary>Writes records to standard output in one format.</summary>
internal interface IRecordRenderer
{
    /// <summary>Writes the records as they come, or when the last has come where the format needs that.</summary>
    Task RenderAsync<T>(View<T> view, IAsyncEnumerable<T> records, CancellationToken cancellationToken);
}
