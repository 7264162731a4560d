namespace ProductionOps.Store.Exchange.Csv;

/// <summary>One row of a table.</summary>
/// <param name="Line">Line in which it begins, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record CsvRow(long Line, IReadOnlyList<string> Cells);
