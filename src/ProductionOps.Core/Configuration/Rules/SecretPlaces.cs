namespace ProductionOps.Configuration.Rules;

/// <summary>The places of a configuration whose values are never shown, because people put secrets there by mistake.</summary>
internal static class SecretPlaces
{
    private static readonly string[] Hidden =
        ["/environment/", "/environmentSettings", "/deployment/build/", "/command", "/rollbackCommand", "/sshOptions"];

    /// <summary>Whether the value at a JSON pointer may appear in a message.</summary>
    public static bool MayShow(string pointer) => !Array.Exists(Hidden, place => pointer.Contains(place, StringComparison.Ordinal));
}
