using System.Text.Json.Serialization.Metadata;

namespace ProductionOps.Cli.Output;

/// <summary>How records of a type are shown.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed record View<T>
{
    /// <summary>As JSON.</summary>
    public required JsonTypeInfo<T> Json { get; init; }

    /// <summary>As CSV and in detail.</summary>
    public required IReadOnlyList<Field<T>> Fields { get; init; }

    /// <summary>As SARIF; null where the records are no findings.</summary>
    public SarifView<T>? Sarif { get; init; }

    /// <summary>As a table.</summary>
    public required IReadOnlyList<Column<T>> Columns { get; init; }
}
