using System.Text;
using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Store.Scale;

/// <summary>Monitoring records as the lines of a file to import.</summary>
internal static class RecordLines
{
    private const string Letters = "abc <ü\"\\\n商\u2028&+'";

    private static readonly ProductionJson Compact = new(new JsonSerializerOptions(ProductionJson.Default.Options) { WriteIndented = false });

    /// <summary>Records of different types and sizes, one every few minutes, the same for the same seed.</summary>
    public static IEnumerable<ProductionMonitoring> Mixed(int count, int seed, DateTimeOffset start)
    {
        var random = new Random(seed);
        var time = start;
        for (var i = 0; i < count; i++)
        {
            time = time.AddSeconds(random.Next(1, 900));
            var type = (MonitoringType)random.Next(Enum.GetValues<MonitoringType>().Length);
            yield return TestRecords.Monitoring(time, type) with
            {
                MonitoringId = RecordId.At(time, RecordKind.Monitor).ToString(),
                SiteUrl = "https://example.org/" + Words(random, random.Next(0, 60)),
                AdditionalProperties = random.Next(4) > 0 ? null : new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    ["nöte"] = JsonDocument.Parse($"\"{JsonEncodedText.Encode(Words(random, random.Next(0, 4000)))}\"").RootElement,
                },
            };
        }
    }

    public static byte[] Of(IEnumerable<ProductionMonitoring> records)
    {
        using var file = new MemoryStream();
        foreach (var record in records)
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(record, Compact.ProductionMonitoring));
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }

    private static string Words(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length) text.Append(Letters[random.Next(Letters.Length)]);
        return text.ToString();
    }
}
