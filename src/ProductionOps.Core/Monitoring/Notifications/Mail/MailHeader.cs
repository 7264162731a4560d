using System.Globalization;
using System.Text;

namespace ProductionOps.Monitoring.Notifications.Mail;

/// <summary>Header lines as RFC 5322 and RFC 2047 want them: at most 78 characters, nothing but ASCII, and no line that a value brought with it.</summary>
internal static class MailHeader
{
    private const int LineLength = 76;
    private const int WordBytes = 36;

    /// <summary>A line, folded, of text that people wrote.</summary>
    public static string Text(string name, string value)
    {
        var clean = new string([.. value.Select(one => char.IsControl(one) ? ' ' : one)]).Trim();
        return clean.All(char.IsAscii) && !clean.Contains("=?", StringComparison.Ordinal) && !HasLongWord(clean) ? Folded($"{name}: {clean}") : Encoded(name, clean);
    }

    /// <summary>A line of addresses or identifiers, which hold no spaces, folded between them.</summary>
    public static string List(string name, IEnumerable<string> values, string separator) =>
        $"{name}: {string.Join($"{separator}\r\n ", values)}\r\n";

    /// <summary>A time as RFC 5322 writes it.</summary>
    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    private static bool HasLongWord(string text) => text.Split(' ').Any(word => word.Length > LineLength - 12);

    private static string Folded(string line)
    {
        var text = new StringBuilder();
        while (line.Length > LineLength)
        {
            var at = line.LastIndexOf(' ', LineLength);
            if (at <= line.IndexOf(' ', StringComparison.Ordinal)) break;
            text.Append(line, 0, at).Append("\r\n");
            line = line[at..];
        }

        return text.Append(line).Append("\r\n").ToString();
    }

    // No character is divided between two words.
    private static string Encoded(string name, string value)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > WordBytes)
            {
                words.Add(Word(word.ToString()));
                word.Clear();
            }

            word.Append(rune.ToString());
        }

        words.Add(Word(word.ToString()));
        return $"{name}: {string.Join("\r\n ", words)}\r\n";
    }

    private static string Word(string text) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
