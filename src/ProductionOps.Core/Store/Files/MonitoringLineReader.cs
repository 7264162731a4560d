using System.Text;
using System.Text.Json;
using ProductionOps.Json;
using ProductionOps.Model;

namespace ProductionOps.Store.Files;

/// <summary>
/// Reads the lines of <c>day.ndjson</c> in the way in which they are written, several times as fast as the serializer, which makes an
/// object of each value first. Where a line is written in another way it says so, and the serializer reads it.
/// </summary>
internal ref struct MonitoringLineReader
{
    private static readonly byte[][] Types = Literals(new EnumLiterals<MonitoringType>(static () => ProductionJson.Default.MonitoringType));
    private static readonly byte[][] Environments = Literals(new EnumLiterals<DeploymentEnvironment>(static () => ProductionJson.Default.DeploymentEnvironment));
    private static readonly byte[][] Statuses = Literals(new EnumLiterals<UptimeStatus>(static () => ProductionJson.Default.UptimeStatus));

    private Utf8JsonReader _reader;

    private MonitoringLineReader(ReadOnlySpan<byte> json) => _reader = new Utf8JsonReader(json);

    /// <summary>The line; null where it is written in another way.</summary>
    public static IndexLine<MonitoringEntry>? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            return new MonitoringLineReader(json).Line();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // The serializer says what is wrong, if anything is.
            return null;
        }
    }

    private IndexLine<MonitoringEntry>? Line()
    {
        if (!Is(JsonTokenType.StartObject) || !Next()) return null;
        if (!Has("file"u8)) return null;
        var file = Text();
        if (!Has("length"u8)) return null;
        var length = Long();
        if (!Has("modified"u8)) return null;
        var modified = Long();
        if (!Has("entry"u8) || _reader.TokenType != JsonTokenType.StartObject || !Next() || Entry() is not { } entry) return null;
        if (_reader.TokenType != JsonTokenType.EndObject || !Next()) return null;
        var acknowledged = Has("acknowledged"u8) ? Text() : null;
        if (Has("check"u8)) Next();
        return _reader.TokenType == JsonTokenType.EndObject ? new IndexLine<MonitoringEntry>(file, length, modified, entry, acknowledged) : null;
    }

    // The properties come in the order of their declaration, and those that are absent are left out.
    private MonitoringEntry? Entry()
    {
        if (!Has("monitoringId"u8)) return null;
        var id = Text();
        if (!Has("timestamp"u8)) return null;
        var timestamp = Time();
        if (!Has("monitoringType"u8)) return null;
        var type = (MonitoringType)Literal(Types);
        if (!Has("environment"u8)) return null;
        var environment = (DeploymentEnvironment)Literal(Environments);
        var entry = new MonitoringEntry
        {
            MonitoringId = id,
            Timestamp = timestamp,
            MonitoringType = type,
            Environment = environment,
            DeploymentId = Has("deploymentId"u8) ? Text() : null,
            Status = Has("status"u8) ? (UptimeStatus)Literal(Statuses) : null,
            ResponseTime = Has("responseTime"u8) ? Double() : null,
            HttpStatus = Has("httpStatus"u8) ? (int)Long() : null,
            Score = Has("score"u8) ? Double() : null,
            AccessibilityScore = Has("accessibilityScore"u8) ? Double() : null,
            BestPracticesScore = Has("bestPracticesScore"u8) ? Double() : null,
            SeoScore = Has("seoScore"u8) ? Double() : null,
            Lcp = Has("lcp"u8) ? Double() : null,
            Fcp = Has("fcp"u8) ? Double() : null,
            Cls = Has("cls"u8) ? Double() : null,
            Fid = Has("fid"u8) ? Double() : null,
            Inp = Has("inp"u8) ? Double() : null,
            Findings = Has("findings"u8) ? (int)Long() : null,
            Sequence = Has("sequence"u8) ? Long() : throw new JsonException(),
            Checksum = Has("checksum"u8) ? Text() : throw new JsonException(),
            Length = Has("length"u8) ? Long() : throw new JsonException(),
        };
        return entry;
    }

    private bool Next() => _reader.Read();

    private bool Is(JsonTokenType type) => _reader.Read() && _reader.TokenType == type;

    // Leaves the reader at the value, where the property is the next one.
    private bool Has(ReadOnlySpan<byte> name) =>
        _reader.TokenType == JsonTokenType.PropertyName && _reader.ValueTextEquals(name) && _reader.Read();

    private string Text()
    {
        var value = _reader.GetString() ?? throw new JsonException();
        Next();
        return value;
    }

    private long Long()
    {
        var value = _reader.GetInt64();
        Next();
        return value;
    }

    private double Double()
    {
        var value = _reader.GetDouble();
        Next();
        return value;
    }

    private DateTimeOffset Time()
    {
        var value = _reader.GetDateTimeOffset().ToUniversalTime();
        Next();
        return value;
    }

    private int Literal(byte[][] literals)
    {
        for (var i = 0; i < literals.Length; i++)
        {
            if (!_reader.ValueTextEquals(literals[i])) continue;
            Next();
            return i;
        }

        throw new JsonException();
    }

    // The literals are in the order of the values, which are numbered from 0.
    private static byte[][] Literals<T>(EnumLiterals<T> literals)
        where T : struct, Enum => [.. literals.All.Select(Encoding.UTF8.GetBytes)];
}
