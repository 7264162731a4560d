using System.Text;

namespace ProductionOps.Deployment.Validation.Secrets;

/// <summary>The value of a configured secret, in the form in which the scanner sees files.</summary>
/// <param name="Name">Name of the secret.</param>
/// <param name="Text">Its bytes in UTF-8, one character each.</param>
internal sealed record KnownSecret(string Name, string Text)
{
    /// <summary>Values shorter than this stand in any file by chance.</summary>
    public const int ShortestLength = 6;

    /// <summary>A secret from its name and value.</summary>
    public static KnownSecret Of(string name, string value) => new(name, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value)));

    // A record's text shows all of its parts.
    /// <inheritdoc/>
    public override string ToString() => Name;
}
