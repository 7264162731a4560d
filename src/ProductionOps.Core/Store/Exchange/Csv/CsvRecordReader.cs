using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Store.Exchange.Schemas;

namespace ProductionOps.Store.Exchange.Csv;

/// <summary>Makes JSON documents of the rows of a table.</summary>
internal sealed class CsvRecordReader(CsvColumns columns, Stream stream, int longestRecord)
{
    /// <summary>The documents.</summary>
    /// <exception cref="InvalidDataException">The table has no header, or is broken.</exception>
    public IEnumerable<TextLine> Records()
    {
        using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        IReadOnlyList<string>? header = null;
        foreach (var row in new CsvReader(text, longestRecord).Rows())
        {
            if (header is null)
            {
                header = Header(row);
                continue;
            }

            yield return new TextLine(row.Line, Document(header, row));
        }

        if (header is null) throw new InvalidDataException("The table is empty; its first line must name the columns.");
    }

    private IReadOnlyList<string> Header(CsvRow row)
    {
        var unknown = row.Cells.FirstOrDefault(name => name != CsvColumns.Rest && columns.Find(name) is null);
        if (unknown is null && row.Cells.Distinct(StringComparer.Ordinal).Count() == row.Cells.Count) return row.Cells;
        throw new InvalidDataException(unknown is null
            ? "A column is there twice."
            : $"There is no column '{unknown}'. An export as CSV shows the columns that there are; what fits none goes to '{CsvColumns.Rest}'.");
    }

    private byte[] Document(IReadOnlyList<string> header, CsvRow row)
    {
        var record = new JsonObject();
        for (var i = 0; i < header.Count && i < row.Cells.Count; i++)
        {
            if (row.Cells[i].Length == 0) continue;
            if (header[i] == CsvColumns.Rest) AddRest(record, row.Cells[i]);
            else Set(record, header[i], Value(row.Cells[i], columns.Find(header[i])!));
        }

        return Encoding.UTF8.GetBytes(record.ToJsonString());
    }

    private static void AddRest(JsonObject record, string cell)
    {
        if (Json(cell) is not JsonObject rest) return;
        foreach (var (path, value) in rest) Set(record, path, value?.DeepClone());
    }

    private static void Set(JsonObject record, string path, JsonNode? value)
    {
        var names = path.Split('.');
        var parent = record;
        foreach (var name in names.SkipLast(1))
        {
            if (parent[name] is not JsonObject inner) parent[name] = inner = [];
            parent = inner;
        }

        parent[names[^1]] = value;
    }

    // What does not fit stays text, so that the check against the schema tells what is wrong with it.
    private static JsonNode? Value(string cell, SchemaNode node)
    {
        if ((node.Types & SchemaTypes.String) != SchemaTypes.None) return JsonValue.Create(cell);
        if ((node.Types & SchemaTypes.Boolean) != SchemaTypes.None && bool.TryParse(cell, out var truth)) return JsonValue.Create(truth);
        if ((node.Types & (SchemaTypes.Integer | SchemaTypes.Number)) != SchemaTypes.None)
        {
            return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? Json(cell) : JsonValue.Create(cell);
        }

        return Json(cell);
    }

    private static JsonNode? Json(string cell)
    {
        try
        {
            return JsonNode.Parse(cell);
        }
        catch (JsonException)
        {
            return JsonValue.Create(cell);
        }
    }
}
