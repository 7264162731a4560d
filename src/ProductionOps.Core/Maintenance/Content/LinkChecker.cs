using ProductionOps.Maintenance.Content.Links;
using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content;

/// <summary>Judges the links of files, one after the other. One is used by one thread.</summary>
internal sealed class LinkChecker(SiteIndex index, LinkResolver resolver, SiteFacts facts, PageReport report, bool isEnabled)
{
    private readonly List<WaitingLink> _waiting = [];
    private readonly List<(LinkPlace Place, ResolvedLink Link)> _ofPage = [];
    private readonly HashSet<ulong> _ids = [];
    private readonly HashSet<ulong> _names = [];
    private PageBase _base = new(string.Empty);
    private PageBase _directory = new(string.Empty);

    /// <summary>Links that were looked at.</summary>
    public long Count { get; private set; }

    /// <summary>Links to places in other pages.</summary>
    public IReadOnlyList<WaitingLink> Waiting => _waiting;

    /// <summary>Begins another file.</summary>
    public void Begin(SiteFile file)
    {
        if (_directory.Directory != file.Directory) _directory = new PageBase(file.Directory);
        _base = _directory;
        _ids.Clear();
        _names.Clear();
        _ofPage.Clear();
    }

    /// <summary>Notes what a <c>base</c> element says.</summary>
    public void SetBase(ReadOnlySpan<char> href) => _base = resolver.ResolveBase(href, _base);

    /// <summary>Notes an id.</summary>
    public void AddId(ReadOnlySpan<byte> id, int offset)
    {
        if (_ids.Add(AnchorHash.Of(id))) return;
        var text = System.Text.Encoding.UTF8.GetString(id);
        report.Add(ContentRules.IdDuplicate, offset, $"Another element before it has the id '{text}', too.", "id", text);
    }

    /// <summary>Notes the name of an <c>a</c> element, which is a place as well.</summary>
    public void AddName(ReadOnlySpan<byte> name) => _names.Add(AnchorHash.Of(name));

    /// <summary>Judges a link.</summary>
    /// <returns>Where it leads.</returns>
    public ResolvedLink Check(ReadOnlySpan<char> text, LinkPlace place)
    {
        if (!isEnabled) return ResolvedLink.Ignored;
        var link = resolver.Resolve(text, _base, report.File.Id);
        switch (link.State)
        {
            case LinkState.Ignored:
                return link;
            case LinkState.Empty:
                if (place.Use == LinkUse.Asset) Add(ContentRules.LinkEmpty, place, string.Empty, $"The {place.Label} is empty.");
                return link;
            case LinkState.External:
                AddExternal(link, place);
                break;
            case LinkState.Faulty:
                Add(link.Rule!, place, text, link.Message!);
                break;
            case LinkState.Missing:
                Add(place.Use == LinkUse.Page ? ContentRules.LinkBroken : ContentRules.AssetBroken, place, text, link.Message!);
                break;
            default:
                CheckFound(link, text, place);
                break;
        }

        Count++;
        if (link.IsInsecure && place.Use == LinkUse.Asset)
            Add(ContentRules.InsecureResource, place, text, "The page is served over https and loads this over http.");
        return link;
    }

    /// <summary>Judges the links of a page to places in itself, when all of it was read.</summary>
    public void End()
    {
        foreach (var (place, link) in _ofPage)
        {
            var anchor = link.Anchor!;
            if (Has(anchor.Written) || Has(anchor.Decoded)) continue;
            Add(ContentRules.AnchorMissing, place, link.Text, $"This page has no element with the id '{anchor.Text}'.");
        }

        if (!report.File.HasAnchors) return;
        _ids.UnionWith(_names);
        facts.Anchors.Set(report.File.Id, _ids);
    }

    /// <summary>Notes a fault of a link.</summary>
    public void Add(ContentRule rule, LinkPlace place, ReadOnlySpan<char> text, string message) =>
        report.Add(rule, place.Offset, message, place.Label, text.ToString());

    private bool Has(ulong anchor) => _ids.Contains(anchor) || _names.Contains(anchor);

    private void CheckFound(ResolvedLink link, ReadOnlySpan<char> text, LinkPlace place)
    {
        if (link.LeavesRoot) Add(ContentRules.LinkLeavesRoot, place, text, "There are fewer directories above this page than the link goes up.");
        if (link.Anchor is null || link.File < 0 || !index.Files[link.File].HasAnchors) return;
        if (link.File == report.File.Id)
        {
            _ofPage.Add((place, link));
            return;
        }

        var (line, column) = report.At(place.Offset);
        _waiting.Add(new WaitingLink(report.File.Id, line, column, place, link));
    }

    private void AddExternal(ResolvedLink link, LinkPlace place)
    {
        var (line, column) = report.At(place.Offset);
        var use = new ExternalUse(link.Url!, report.File.Id, line, column, place, link.Text, 1);
        facts.External.AddOrUpdate(link.Url!, static (_, added) => added, static (_, known, added) => known.Join(added), use);
    }
}
