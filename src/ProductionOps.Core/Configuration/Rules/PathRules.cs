using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Paths of the project stay inside it, on every platform.</summary>
internal static class PathRules
{
    /// <summary>Whether a path is relative and leads nowhere above its start.</summary>
    public static bool IsInside(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) return false;
        if (path[0] is '/' or '\\' or '~' || path.Contains(':', StringComparison.Ordinal)) return false;
        return !path.Split('/', '\\').Contains("..", StringComparer.Ordinal);
    }

    public static IEnumerable<Finding> CheckProtected(ConstitutionalSettings settings) => settings.ProtectedPaths
        .Select((path, index) => (path, index))
        .Where(pair => !IsInside(pair.path))
        .Select(pair => Outside(JsonPointer.Append("/constitutional/protectedPaths", pair.index)));

    /// <summary>The finding for a path that leads outside.</summary>
    public static Finding Outside(string pointer) => Finding.Error(
        "ConfigurationPathOutside", pointer, "It must be a relative path that stays inside the project: no '..', no drive, no leading slash.");
}
