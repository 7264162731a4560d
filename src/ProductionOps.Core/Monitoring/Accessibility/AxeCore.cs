namespace ProductionOps.Monitoring.Accessibility;

/// <summary>axe-core as Deque Systems publishes it, unmodified, under the Mozilla Public License 2.0.</summary>
internal static class AxeCore
{
    /// <summary>Its version.</summary>
    public const string Version = "4.14.1";

    /// <summary>SHA-256 of <c>axe.min.js</c> in the npm package of that version.</summary>
    public const string Checksum = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

    /// <summary>Its script.</summary>
    public static string ReadScript()
    {
        using var stream = typeof(AxeCore).Assembly.GetManifestResourceStream("axe-core/axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
