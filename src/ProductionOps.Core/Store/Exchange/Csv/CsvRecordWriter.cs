using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ProductionOps.Store.Exchange.Csv;

/// <summary>Writes JSON documents as the rows of a table.</summary>
internal sealed class CsvRecordWriter(CsvColumns columns, TextWriter text)
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>Writes the names of the columns.</summary>
    public void WriteHeader() => WriteRow(columns.Names);

    /// <summary>Writes one document.</summary>
    public void Write(JsonElement record)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Gather(string.Empty, record, cells, rest);
        if (rest.Count > 0) cells[CsvColumns.Rest] = Rest(rest);
        WriteRow(columns.Names.Select(name => cells.GetValueOrDefault(name, string.Empty)));
    }

    private void Gather(string path, JsonElement value, Dictionary<string, string> cells, Dictionary<string, JsonElement> rest)
    {
        foreach (var property in value.EnumerateObject())
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (columns.Find(name) is not null) cells[name] = Cell(property.Value);
            else if (property.Value.ValueKind == JsonValueKind.Object && IsSection(name)) Gather(name, property.Value, cells, rest);
            else rest[name] = property.Value;
        }
    }

    private bool IsSection(string path) => columns.Names.Any(name => name.StartsWith(path + ".", StringComparison.Ordinal));

    private static string Cell(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Rest(Dictionary<string, JsonElement> rest)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in rest)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void WriteRow(IEnumerable<string> cells)
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (!isFirst) text.Write(',');
            isFirst = false;
            if (cell.AsSpan().ContainsAny(NeedsQuotes)) text.Write($"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            else text.Write(cell);
        }

        text.Write("\r\n");
    }
}
