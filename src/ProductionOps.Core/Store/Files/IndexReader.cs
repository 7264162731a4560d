using System.Text;
using System.Text.Json;
using ProductionOps.Json;

namespace ProductionOps.Store.Files;

/// <summary>
/// Reads index lines, snapshots and <c>store.json</c> in the way in which they are written, property by property: several times as fast
/// as the serializer, which makes an object of each value first, and without the time that it takes to describe their types to itself, which
/// is longer than most commands. Where something is written in another way it says so, and the serializer reads it.
/// </summary>
internal ref struct IndexReader
{
    private Utf8JsonReader _reader;

    private IndexReader(ReadOnlySpan<byte> json) => _reader = new Utf8JsonReader(json);

    /// <summary>Reads the properties of an object in the order in which they are written, those that are absent left out.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="reader">At the first property; afterwards at the first that is not known, or at the end of the object.</param>
    /// <returns>What is read; null where a property is missing.</returns>
    public delegate T? ObjectReader<out T>(ref IndexReader reader)
        where T : class;

    /// <summary>An object; null where it is written in another way.</summary>
    public static T? TryRead<T>(ReadOnlySpan<byte> json, ObjectReader<T> read)
        where T : class
    {
        try
        {
            var reader = new IndexReader(json);
            return reader.Next() && reader.Object(read) is { } value && !reader.Next() ? value : null;
        }
        catch (Exception exception) when (IsOtherwise(exception))
        {
            return null;
        }
    }

    /// <summary>An index line; null where it is written in another way.</summary>
    public static IndexLine<TEntry>? TryReadLine<TEntry>(ReadOnlySpan<byte> json, ObjectReader<TEntry> readEntry)
        where TEntry : class
    {
        try
        {
            var reader = new IndexReader(json);
            return reader.Next() && reader.Line(readEntry) is { } line && !reader.Next() ? line : null;
        }
        catch (Exception exception) when (IsOtherwise(exception))
        {
            return null;
        }
    }

    /// <summary>A snapshot of an index; null where it is written in another way.</summary>
    public static IndexSnapshot<TEntry>? TryReadSnapshot<TEntry>(ReadOnlySpan<byte> json, ObjectReader<TEntry> readEntry)
        where TEntry : class
    {
        try
        {
            var reader = new IndexReader(json);
            return reader.Next() && reader.Snapshot(readEntry) is { } snapshot && !reader.Next() ? snapshot : null;
        }
        catch (Exception exception) when (IsOtherwise(exception))
        {
            return null;
        }
    }

    /// <summary>The literals of an enum, in the order of its values, as they stand in the text.</summary>
    public static byte[][] Literals(Type type) => Array.ConvertAll(EnumLiterals.Of(type), Encoding.UTF8.GetBytes);

    /// <summary>Whether a property is the next one; then the reader is at its value.</summary>
    public bool Has(ReadOnlySpan<byte> name) =>
        _reader.TokenType == JsonTokenType.PropertyName && _reader.ValueTextEquals(name) && _reader.Read();

    /// <summary>The string here; moves on.</summary>
    public string Text()
    {
        var value = _reader.GetString() ?? throw new JsonException();
        Next();
        return value;
    }

    /// <summary>The string of a property; null where it is absent.</summary>
    public string? Text(ReadOnlySpan<byte> name) => Has(name) ? Text() : null;

    /// <summary>The whole number here; moves on.</summary>
    public long Long()
    {
        var value = _reader.GetInt64();
        Next();
        return value;
    }

    /// <summary>The whole number here; moves on.</summary>
    public int Int()
    {
        var value = _reader.GetInt32();
        Next();
        return value;
    }

    /// <summary>The number of a property; null where it is absent.</summary>
    public double? Double(ReadOnlySpan<byte> name)
    {
        if (!Has(name)) return null;
        var value = _reader.GetDouble();
        Next();
        return value;
    }

    /// <summary>The truth value of a property; null where it is absent.</summary>
    public bool? Bool(ReadOnlySpan<byte> name)
    {
        if (!Has(name)) return null;
        var value = _reader.GetBoolean();
        Next();
        return value;
    }

    /// <summary>The time here; moves on.</summary>
    public DateTimeOffset Time()
    {
        var value = _reader.GetDateTimeOffset().ToUniversalTime();
        Next();
        return value;
    }

    /// <summary>The place of the literal here among all; moves on.</summary>
    public int Literal(byte[][] literals)
    {
        for (var i = 0; i < literals.Length; i++)
        {
            if (!_reader.ValueTextEquals(literals[i])) continue;
            Next();
            return i;
        }

        throw new JsonException();
    }

    /// <summary>The object here; leaves the reader at its end.</summary>
    public T? Object<T>(ObjectReader<T> read)
        where T : class
    {
        if (_reader.TokenType != JsonTokenType.StartObject || !Next()) return null;
        var value = read(ref this);
        return _reader.TokenType == JsonTokenType.EndObject ? value : null;
    }

    /// <summary>Moves to what follows; false at the end of the text.</summary>
    public bool Next() => _reader.Read();

    // The serializer says what is wrong, if anything is.
    private static bool IsOtherwise(Exception exception) => exception is JsonException or InvalidOperationException or FormatException;

    private IndexLine<TEntry>? Line<TEntry>(ObjectReader<TEntry> readEntry)
        where TEntry : class
    {
        if (_reader.TokenType != JsonTokenType.StartObject || !Next() || !Has("file"u8)) return null;
        var file = Text();
        if (!Has("length"u8)) return null;
        var length = Long();
        if (!Has("modified"u8)) return null;
        var modified = Long();
        if (!Has("entry"u8) || Object(readEntry) is not { } entry || !Next()) return null;
        var acknowledged = Text("acknowledged"u8);
        return IsAtSealedEnd() ? new IndexLine<TEntry>(file, length, modified, entry, acknowledged) : null;
    }

    private IndexSnapshot<TEntry>? Snapshot<TEntry>(ObjectReader<TEntry> readEntry)
        where TEntry : class
    {
        if (_reader.TokenType != JsonTokenType.StartObject || !Next() || !Has("schemaVersion"u8)) return null;
        var version = Int();
        if (!Has("records"u8) || _reader.TokenType != JsonTokenType.StartArray) return null;
        var lines = new List<IndexLine<TEntry>>();
        while (Next() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (Line(readEntry) is not { } line) return null;
            lines.Add(line);
        }

        return Next() && IsAtSealedEnd() ? new IndexSnapshot<TEntry>(version, lines) : null;
    }

    private bool IsAtSealedEnd()
    {
        if (Has("check"u8)) Next();
        return _reader.TokenType == JsonTokenType.EndObject;
    }
}
