using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ProductionOps.Model;

namespace ProductionOps.Testing;

/// <summary>Instances of the model in which every property has a value of the right form, so that no property can be forgotten.</summary>
public static class Specimens
{
    private const string Second = "20260131-231542";
    private static readonly DateTimeOffset Time = new(2026, 1, 31, 23, 15, 42, 123, TimeSpan.Zero);

    public static object Create(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var instance = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanWrite && property.Name != nameof(ModelObject.AdditionalProperties))
                property.SetValue(instance, Value(property.PropertyType, property));
        }

        return instance;
    }

    private static object Value(Type type, PropertyInfo property)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return Text(property);
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTimeOffset)) return Time;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        if (type == typeof(JsonElement)) return JsonDocument.Parse("""{"a":[1,null,"ü"]}""").RootElement;
        if (type.IsPrimitive) return Convert.ChangeType(Number(property), type, CultureInfo.InvariantCulture);
        return type.IsGenericType ? Collection(type, property) : Create(type);
    }

    private static object Collection(Type type, PropertyInfo property)
    {
        var arguments = type.GetGenericArguments();
        if (arguments is [var element])
        {
            var array = Array.CreateInstance(element, 1);
            array.SetValue(Value(element, property), 0);
            return array;
        }

        var dictionary = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        dictionary["key"] = Value(arguments[1], property);
        return dictionary;
    }

    private static int Number(PropertyInfo property) => property.Name switch
    {
        "HttpStatus" => 200,
        "ActiveVersions" => 10,
        _ => 7,
    };

    private static string Text(PropertyInfo property) => (property.DeclaringType!.Name, property.Name) switch
    {
        (_, "DeploymentId" or "RollbackDeploymentId") => $"{Second}-deployment",
        (_, "MonitoringId") => $"{Second}-monitor",
        (_, "MaintenanceId") => $"{Second}-maintenance",
        (_, "ConfigurationId") => $"{Second}-config",
        (_, "AlertId") => $"{Second}-alert",
        (_, "IncidentId") => $"{Second}-incident",
        (_, "BackupId") => $"{Second}-backup",
        (_, "CommitHash") => new string('a', 40),
        (_, "PreviousChecksum" or "ManifestChecksum") => new string('0', 64),
        (_, "ValidationSteps" or "RequiredSteps") => "budgets",
        (_, "Checks") => "tests",
        (_, "FormFactor") => "mobile",
        (_, "Version") => "1.2.3",
        ("DeploymentRetention" or "MaintenanceRetention", "Retention" or "FailedMaintenance") => "1 year",
        (_, "Aggregated") => "1 year",
        (_, "ArchiveAfter" or "Alerts") => "6 months",
        (_, "Detailed") => "30 days",
        (_, "SuccessfulMaintenance") => "3 months",
        ("ConfigurationRetention", "Retention") => "indefinite",
        ("NotificationChannel", "Host") => "mail.example.org",
        (_, "Homepage" or "HealthCheckUrl" or "Url" or "PreviewUrl") => "https://www.example.org/",
        _ => property.Name,
    };
}
