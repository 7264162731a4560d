using ProductionOps.Store.Exchange.Schemas;

namespace ProductionOps.Store.Exchange.Csv;

/// <summary>The columns of a kind of record: one for each value that its schema describes, named by its path.</summary>
internal sealed class CsvColumns
{
    /// <summary>The column that holds, as one JSON object by path, what no other column is for.</summary>
    public const string Rest = "additional";

    private readonly Dictionary<string, SchemaNode> _nodes = new(StringComparer.Ordinal);

    public CsvColumns(SchemaNode root)
    {
        Add(string.Empty, root);
        Names = [.. _nodes.Keys, Rest];
    }

    /// <summary>The names, in the order of the schema.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What the schema says of a column; null when it knows no such column.</summary>
    public SchemaNode? Find(string name) => _nodes.GetValueOrDefault(name);

    private void Add(string path, SchemaNode node)
    {
        foreach (var property in node.Properties)
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (property.Node.IsSection) Add(name, property.Node);
            else _nodes.Add(name, property.Node);
        }
    }
}
