namespace ProductionOps.Cli.Output;

/// <summary>How wide a column is and may become.</summary>
/// <param name="Natural">Cells that its widest value takes up.</param>
/// <param name="Minimum">Fewest cells to which it may be cut; null when it is never cut.</param>
internal readonly record struct ColumnExtent(int Natural, int? Minimum);
