using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProductionOps.Store.Summaries;

/// <summary>
/// A histogram as one array of numbers: zeros, then for each bucket the distance to the bucket before (to 0 for the first) and its
/// count.
/// </summary>
internal sealed class ValueHistogramConverter : JsonConverter<ValueHistogram>
{
    /// <inheritdoc/>
    public override ValueHistogram Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Invalid();
        var zeros = Next(ref reader) ?? throw Invalid();
        var buckets = new SortedDictionary<int, long>();
        var bucket = 0L;
        while (Next(ref reader) is { } distance)
        {
            bucket += distance;
            var count = Next(ref reader) ?? throw Invalid();
            if (bucket is < int.MinValue or > int.MaxValue || count <= 0 || !buckets.TryAdd((int)bucket, count)) throw Invalid();
        }

        return zeros >= 0 ? new ValueHistogram(zeros, buckets) : throw Invalid();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValueHistogram value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Zeros);
        var before = 0;
        foreach (var (bucket, count) in value.Buckets)
        {
            writer.WriteNumberValue(bucket - before);
            writer.WriteNumberValue(count);
            before = bucket;
        }

        writer.WriteEndArray();
    }

    private static long? Next(ref Utf8JsonReader reader)
    {
        if (!reader.Read()) throw Invalid();
        if (reader.TokenType == JsonTokenType.EndArray) return null;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : throw Invalid();
    }

    private static JsonException Invalid() => new("It is not a histogram.");
}
