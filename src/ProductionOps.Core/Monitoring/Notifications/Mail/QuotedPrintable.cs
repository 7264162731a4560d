using System.Globalization;
using System.Text;

namespace ProductionOps.Monitoring.Notifications.Mail;

/// <summary>Text of any language in lines of at most 76 ASCII characters that people can still read (RFC 2045, section 6.7).</summary>
internal static class QuotedPrintable
{
    private const int LineLength = 75;

    /// <summary>The text, each line ended by CR LF.</summary>
    public static string Encode(string text)
    {
        var result = new StringBuilder(text.Length + 64);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n')) EncodeLine(result, Encoding.UTF8.GetBytes(line));
        return result.ToString();
    }

    private static void EncodeLine(StringBuilder result, byte[] line)
    {
        var length = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var isPlain = line[i] is >= 33 and <= 126 and not (byte)'=' || (line[i] is (byte)' ' or (byte)'\t' && i < line.Length - 1);
            var part = isPlain ? ((char)line[i]).ToString() : string.Create(CultureInfo.InvariantCulture, $"={line[i]:X2}");
            if (length + part.Length > LineLength)
            {
                result.Append("=\r\n");
                length = 0;
            }

            result.Append(part);
            length += part.Length;
        }

        result.Append("\r\n");
    }
}
