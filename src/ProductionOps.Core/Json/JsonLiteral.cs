namespace ProductionOps.Json;

/// <summary>The literals by which the data model names the values of an enumeration, such as <c>rolled-back</c>.</summary>
public static class JsonLiteral
{
    /// <summary>The literal of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enumeration has no such value.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum => Literals<T>.All.Of(value);

    /// <summary>The literals of values, in their order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enumeration has no such value.</exception>
    public static IReadOnlyList<string> OfAll<T>(T[] values)
        where T : struct, Enum => values.Length == 0 ? [] : Array.ConvertAll(values, Of);

    private static class Literals<T>
        where T : struct, Enum
    {
        public static readonly EnumLiterals<T> All = new();
    }
}
