using System.Globalization;
using System.Text;

namespace ProductionOps.Reporting.Formats;

/// <summary>Writes metrics in the text format of Prometheus, without timestamps, as the textfile collector wants them.</summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder _text = new();
    private string? _metric;

    /// <summary>Writes a gauge; nothing when it was not measured.</summary>
    public void Gauge(string name, string help, double? value, params ReadOnlySpan<(string Name, string? Value)> labels)
    {
        if (value is not { } known) return;
        if (_metric != name) _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escape(help, isLabel: false)}\n# TYPE {name} gauge\n");
        _metric = name;
        _text.Append(name);
        var first = true;
        foreach (var (label, text) in labels)
        {
            _text.Append(first ? '{' : ',').Append(CultureInfo.InvariantCulture, $"{label}=\"{Escape(text ?? "", isLabel: true)}\"");
            first = false;
        }

        if (!first) _text.Append('}');
        _text.Append(' ').Append(known.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Escape(string text, bool isLabel)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        return isLabel ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }
}
