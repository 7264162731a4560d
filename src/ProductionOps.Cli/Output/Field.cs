namespace ProductionOps.Cli.Output;

/// <summary>One scalar of a record, or a list of texts: a column of CSV, a line of a detailed view.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Value">Takes it from a record; null when it is absent. A list of texts has a line for each in detail, and semicolons in CSV.</param>
internal sealed record Field<T>(string Name, Func<T, object?> Value);
