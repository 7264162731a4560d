using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace ProductionOps.Json;

/// <summary>
/// The JSON literals of an enum, such as <c>rolled-back</c>, as its attributes name them. The serializer gives the same ones, after it has
/// described the enum to itself, which takes longer than most commands do.
/// </summary>
/// <typeparam name="T">The enum; its values are numbered from 0 without gaps.</typeparam>
public sealed class EnumLiterals<T>
    where T : struct, Enum
{
    private string[]? _literals;

    /// <summary>All literals, in the order of the enum.</summary>
    public IReadOnlyList<string> All => _literals ??= EnumLiterals.Of(typeof(T));

    /// <summary>The literal of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no such value.</exception>
    public string Of(T value)
    {
        _literals ??= EnumLiterals.Of(typeof(T));
        var index = (uint)Unsafe.As<T, int>(ref value);
        return index < _literals.Length ? _literals[index] : throw new ArgumentOutOfRangeException(nameof(value), value, null);
    }
}

/// <summary>Reads the literals of enums.</summary>
internal static class EnumLiterals
{
    /// <summary>The literals of an enum, in the order of its values.</summary>
    public static string[] Of(Type type)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var literals = new string[fields.Length];
        foreach (var field in fields) literals[(int)field.GetRawConstantValue()!] = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name;
        return literals;
    }
}
