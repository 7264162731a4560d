namespace ProductionOps.Cli.Output;

/// <summary>A column of a table.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Header">What stands above it.</param>
/// <param name="Value">Takes its value from a record; null when it is absent.</param>
internal sealed record Column<T>(string Header, Func<T, object?> Value)
{
    /// <summary>Whether numbers line up at the right.</summary>
    public bool AlignRight { get; init; }

    /// <summary>Fewest cells to which it may be cut when the table is too wide; null when it is never cut.</summary>
    public int? MinimumWidth { get; init; }

    /// <summary>Cells that it takes where rows are written as they come; null for what is left of the terminal.</summary>
    public int? LiveWidth { get; init; }

    /// <summary>What a value means; null when it means nothing in particular.</summary>
    public Func<T, TextStyle>? Style { get; init; }
}
