using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ProductionOps.Json;

/// <summary>The JSON literals of an enum, such as <c>rolled-back</c>.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="type">The way in which the enum is serialized; asked for when the first literal is, as most programs need few of them.</param>
public sealed class EnumLiterals<T>(Func<JsonTypeInfo<T>> type)
    where T : struct, Enum
{
    private readonly Lazy<T[]> _values = new(Enum.GetValues<T>);
    private readonly Lazy<string[]> _literals = new(() => Array.ConvertAll(Enum.GetValues<T>(), value => JsonSerializer.SerializeToElement(value, type()).GetString()!));

    /// <summary>All literals, in the order of the enum.</summary>
    public IReadOnlyList<string> All => _literals.Value;

    /// <summary>The literal of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no such value.</exception>
    public string Of(T value)
    {
        var index = Array.IndexOf(_values.Value, value);
        return index >= 0 ? _literals.Value[index] : throw new ArgumentOutOfRangeException(nameof(value), value, null);
    }
}
