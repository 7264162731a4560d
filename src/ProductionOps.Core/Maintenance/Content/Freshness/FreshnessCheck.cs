using System.Globalization;
using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content.Freshness;

/// <summary>Finds content that nobody has changed for long.</summary>
/// <param name="sources">Sources of pages.</param>
/// <param name="times">When they were committed.</param>
/// <param name="project">Full path of the project.</param>
/// <param name="site">Path of the built site relative to the project, with a slash at its end; null where it is elsewhere.</param>
internal sealed class FreshnessCheck(SourceMap sources, CommitTimes times, string project, string? site)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>When any content was changed last; null before <see cref="Find"/>, and where nothing was committed.</summary>
    public DateTimeOffset? LastUpdated { get; private set; }

    /// <summary>Content that was not changed after a time; one finding a source.</summary>
    public IEnumerable<ContentFinding> Find(IEnumerable<SiteFile> pages, DateTimeOffset oldest)
    {
        foreach (var page in pages.Where(static file => file.Kind == SiteFileKind.Page))
        {
            if (SourceOf(page.Path) is not { } source || !_seen.Add(source) || times.Find(source) is not { } changed) continue;
            if (LastUpdated is null || changed > LastUpdated) LastUpdated = changed;
            if (changed >= oldest) continue;
            yield return new ContentFinding
            {
                Severity = ContentRules.ContentStale.Severity,
                Rule = ContentRules.ContentStale.Id,
                Page = page.Path,
                Target = source,
                Message = string.Create(CultureInfo.InvariantCulture, $"'{source}' was last changed on {changed.UtcDateTime:yyyy-MM-dd}."),
                Hint = ContentRules.ContentStale.Hint,
                SourceFile = Path.GetFullPath(source, project),
            };
        }
    }

    // A site that nobody builds is its own source.
    private string? SourceOf(string page) => sources.FindContent(page) ?? (sources.IsEmpty && site is not null ? site + page : null);
}
