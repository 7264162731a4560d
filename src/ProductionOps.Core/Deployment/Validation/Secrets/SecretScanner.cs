using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProductionOps.Deployment.Validation.Secrets;

/// <summary>
/// Looks for secrets in one file after another, in windows that overlap, so that memory is bounded however large a file is.
/// Bytes are seen as characters one to one: the forms are ASCII, and no encoding can be wrong.
/// </summary>
internal sealed class SecretScanner(IReadOnlyList<KnownSecret> secrets)
{
    private const int Window = 256 * 1024;
    private const int Overlap = 8 * 1024;

    /// <summary>What stands in a file.</summary>
    public IEnumerable<SecretFinding> Scan(string path, Stream content)
    {
        var buffer = new byte[Window];
        var length = 0;
        var line = 1L;
        bool? isText = null;
        while (true)
        {
            var count = content.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            length += count;
            isText ??= !buffer.AsSpan(0, Math.Min(length, Overlap)).Contains((byte)0);
            var isLast = length < Window;

            // What begins in the overlap is seen whole in the next window.
            var end = isLast ? length : Window - Overlap;
            var text = Encoding.Latin1.GetString(buffer, 0, length);
            foreach (var (index, finding) in Find(path, text, isText.Value).Where(found => found.Index < end))
                yield return finding with { Line = line + text.AsSpan(0, index).Count('\n') };
            if (isLast) yield break;
            line += text.AsSpan(0, end).Count('\n');
            buffer.AsSpan(end, length - end).CopyTo(buffer);
            length -= end;
        }
    }

    private IEnumerable<(int Index, SecretFinding Finding)> Find(string path, string text, bool isText)
    {
        foreach (var secret in secrets)
        {
            var finding = new SecretFinding(path, null, "configured-secret", $"the value of the secret {secret.Name}", IsDoubtful: false);
            for (var index = -1; (index = text.IndexOf(secret.Text, index + 1, StringComparison.Ordinal)) >= 0;) yield return (index, finding);
        }

        var isMarked = text.AsSpan().ContainsAny(SecretRules.Marks);
        foreach (var rule in SecretRules.All.Where(rule => rule.IsForText ? isText : isMarked))
        {
            foreach (var match in rule.Matches(text))
                yield return (match.Index, new SecretFinding(path, null, rule.Name, Preview(rule, match), rule.IsDoubtful));
        }
    }

    // The first four characters of a published form say which kind it is and nothing of the secret.
    private static string Preview(SecretRule rule, Match match)
    {
        var value = SecretRule.ValueOf(match);
        var start = value.Length == match.Length && !rule.IsForText && match.Value[0] != '-' ? value[..4] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{start}… ({value.Length} characters)");
    }
}
