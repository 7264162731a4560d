using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests;

/// <summary>Makes instances of the model in which every property has a value, so that no property can be forgotten.</summary>
internal static class ModelInstances
{
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 23, 15, 42, 123, TimeSpan.Zero);

    public static IEnumerable<Type> Types => typeof(ModelObject).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ModelObject)) && !type.IsAbstract && type.Namespace == typeof(ModelObject).Namespace);

    public static T Of<T>()
        where T : ModelObject => (T)Of(typeof(T));

    public static object Of(Type type) => Value(type, type.Name);

    private static object Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return name;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTimeOffset)) return Time;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type == typeof(JsonElement)) return JsonDocument.Parse("""{"a":[1,null,"x"]}""").RootElement;
        if (type.IsPrimitive) return Convert.ChangeType(7, type, CultureInfo.InvariantCulture);
        if (type.IsGenericType) return Collection(type, name);
        return Filled(type);
    }

    private static object Collection(Type type, string name)
    {
        var arguments = type.GetGenericArguments();
        if (arguments is [var element])
        {
            var array = Array.CreateInstance(element, 1);
            array.SetValue(Value(element, name), 0);
            return array;
        }

        var dictionary = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        dictionary["key"] = Value(arguments[1], name);
        return dictionary;
    }

    private static object Filled(Type type)
    {
        var instance = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanWrite || property.Name == nameof(ModelObject.AdditionalProperties)) continue;
            property.SetValue(instance, Value(property.PropertyType, property.Name));
        }

        return instance;
    }
}
