using System.Text;
using System.Text.Encodings.Web;

namespace ProductionOps.Configuration.Secrets;

/// <summary>
/// Removes secrets from any text before it is shown, logged or stored: the values it was given, also in the forms in which programs
/// print them (percent-encoded, Base64, JSON-escaped, one line of several), and whatever <see cref="CredentialPatterns"/> recognizes.
/// </summary>
public sealed class SecretRedactor
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Mask = "***";

    // Shorter values occur in ordinary words; masking them would destroy every message and so betray them.
    private const int MinimumLength = 4;
    private const int MinimumLineLength = 12;
    private readonly string[] _forms;

    /// <summary>A redactor of these values; values of fewer than four characters cannot be told from ordinary text and are left.</summary>
    public SecretRedactor(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _forms = [.. values
            .SelectMany(Forms)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length)];
    }

    /// <summary>A redactor that knows no values, only the forms of common credentials.</summary>
    public static SecretRedactor PatternsOnly { get; } = new([]);

    /// <summary>The text without secrets; the same instance when it has none.</summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var form in _forms)
        {
            if (text.Contains(form, StringComparison.Ordinal)) text = text.Replace(form, Mask, StringComparison.Ordinal);
        }

        return CredentialPatterns.Mask(text);
    }

    private static IEnumerable<string> Forms(string value)
    {
        if (string.IsNullOrWhiteSpace(value)) yield break;
        var trimmed = value.Trim();
        if (trimmed.Length < MinimumLength) yield break;
        yield return trimmed;
        yield return Uri.EscapeDataString(trimmed);
        yield return JavaScriptEncoder.Default.Encode(trimmed);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(trimmed);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(trimmed));
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
        foreach (var line in trimmed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Length >= MinimumLineLength) yield return line;
        }
    }
}
