using System.Text.Json;
using ProductionOps.Maintenance.Content.Html;
using ProductionOps.Maintenance.Content.Links;

namespace ProductionOps.Maintenance.Content;

/// <summary>Reads a web app manifest for its links.</summary>
internal sealed class ManifestScanner(LinkChecker links, PageReport report)
{
    private static readonly JsonReaderOptions Lenient = new() { MaxDepth = 32 };

    /// <summary>Reads the text of the report.</summary>
    public void Scan()
    {
        var reader = new Utf8JsonReader(report.Text.Span, Lenient);
        LinkUse? use = null;
        var isFirst = true;
        try
        {
            while (reader.Read())
            {
                if (isFirst && reader.TokenType != JsonTokenType.StartObject) report.Add(ContentRules.ManifestInvalid, "It is no JSON object.");
                isFirst = false;
                if (reader.TokenType == JsonTokenType.String && use is { } known) Check(reader.GetString()!, (int)reader.TokenStartIndex + 1, known);
                use = reader.TokenType == JsonTokenType.PropertyName ? UseOf(reader.GetString()) : null;
            }

            if (isFirst) report.Add(ContentRules.ManifestInvalid, "It is empty.");
        }
        catch (JsonException exception)
        {
            report.AddAt(ContentRules.ManifestInvalid, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1, "It is no valid JSON.");
        }
    }

    private void Check(string text, int offset, LinkUse use) => links.Check(text, new LinkPlace(HtmlElement.Other, HtmlAttributeName.Other, offset, use));

    private static LinkUse? UseOf(string? property) => property switch
    {
        "src" => LinkUse.Asset,
        "start_url" or "url" => LinkUse.Page,
        _ => null,
    };
}
