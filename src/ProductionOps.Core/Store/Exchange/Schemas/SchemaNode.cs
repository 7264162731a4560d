using System.Text.RegularExpressions;

namespace ProductionOps.Store.Exchange.Schemas;

/// <summary>What a JSON Schema says of one value, prepared for checking many documents.</summary>
internal sealed class SchemaNode
{
    /// <summary>The types that are allowed; none where all are.</summary>
    public required SchemaTypes Types { get; init; }

    /// <summary>The strings that are allowed, in UTF-8; null where all are.</summary>
    public byte[][]? Literals { get; init; }

    /// <summary>The form that a string must have; made when a string is first compared with it, as that takes long.</summary>
    public Lazy<Regex>? Pattern { get; init; }

    /// <summary>What to tell where the pattern does not match.</summary>
    public string? PatternMessage { get; init; }

    /// <summary>Whether the pattern is that of a time.</summary>
    public bool IsTime { get; init; }

    public int MinimumLength { get; init; }

    public double Minimum { get; init; } = double.NegativeInfinity;

    public double Maximum { get; init; } = double.PositiveInfinity;

    public double ExclusiveMinimum { get; init; } = double.NegativeInfinity;

    /// <summary>The properties that are described, in the order of the schema.</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    /// <summary>What holds for properties that are not described; null where anything does.</summary>
    public SchemaNode? Additional { get; init; }

    /// <summary>What holds for the elements of an array; null where anything does.</summary>
    public SchemaNode? Items { get; init; }

    /// <summary>Whether it is an object with described properties.</summary>
    public bool IsSection => Properties.Count > 0;
}
