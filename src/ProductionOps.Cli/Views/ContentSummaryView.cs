using ProductionOps.Cli.Output;
using ProductionOps.Json;
using ProductionOps.Maintenance.Content;

namespace ProductionOps.Cli.Views;

/// <summary>How the sum of a test of content is shown.</summary>
internal static class ContentSummaryView
{
    /// <summary>The view.</summary>
    public static View<ContentSummary> Instance { get; } = new()
    {
        Json = ProductionJson.Default.ContentSummary,
        Columns =
        [
            new("PAGES", static s => s.Pages) { AlignRight = true },
            new("LINKS", static s => s.Links) { AlignRight = true },
            new("EXTERNAL", static s => s.ExternalLinks) { AlignRight = true },
            new("IMAGES", static s => s.Images) { AlignRight = true },
            new("ERRORS", static s => s.Errors) { AlignRight = true, Style = static s => s.Errors == 0 ? TextStyle.Good : TextStyle.Bad },
            new("WARNINGS", static s => s.Warnings) { AlignRight = true },
        ],
        Fields =
        [
            new("pages", static s => s.Pages),
            new("files", static s => s.Files),
            new("links", static s => s.Links),
            new("externalLinks", static s => s.ExternalLinks),
            new("images", static s => s.Images),
            new("errors", static s => s.Errors),
            new("warnings", static s => s.Warnings),
            new("brokenLinks", static s => s.BrokenLinks.Count),
            new("invalidImages", static s => s.InvalidImages.Count),
            new("staleContent", static s => s.Freshness?.StaleContent.Count),
            new("lastUpdated", static s => s.Freshness?.LastUpdated),
        ],
    };
}
