using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProductionOps.Json;

/// <summary>The JSON literals of an enum, such as <c>rolled-back</c>.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class EnumLiterals<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _literals;

    /// <summary>Reads the literals from the way in which the enum is serialized.</summary>
    public EnumLiterals(JsonTypeInfo<T> type)
    {
        All = [.. Enum.GetValues<T>().Select(value => JsonSerializer.SerializeToElement(value, type).GetString()!)];
        _literals = Enum.GetValues<T>().Zip(All, KeyValuePair.Create).ToFrozenDictionary();
    }

    /// <summary>All literals, in the order of the enum.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The literal of a value.</summary>
    public string Of(T value) => _literals[value];
}
