using ProductionOps.Files;
using ProductionOps.Maintenance.Content.Html;
using ProductionOps.Maintenance.Content.Images;
using ProductionOps.Maintenance.Content.Links;
using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content;

/// <summary>Reads and judges files of a site, one after the other. One is used by one thread.</summary>
internal sealed class FileChecker
{
    private const int LargestText = 64 * 1024 * 1024;
    private const int LargestImage = 128 * 1024 * 1024;

    private readonly PageReport _report = new();
    private readonly IFolderReader _folder;
    private readonly SiteCheckOptions _options;
    private readonly SiteFacts _facts;
    private readonly LinkChecker _links;
    private readonly PageScanner _pages;
    private readonly RedirectScanner _redirects;
    private byte[] _buffer = new byte[64 * 1024];
    private int _images;
    private int _pagesRead;

    /// <summary>A checker of the files of a folder.</summary>
    public FileChecker(IFolderReader folder, SiteIndex index, RedirectRules redirects, SiteFacts facts, SiteCheckOptions options)
    {
        var resolver = new LinkResolver(index, new SiteAddress(options.Homepage), redirects, new LinkExclusions(options.Exclude));
        (_folder, _options, _facts) = (folder, options, facts);
        _links = new LinkChecker(index, resolver, facts, _report, options.CheckLinks);
        _pages = new PageScanner(_links, _report, facts, options.CheckImages);
        _redirects = new RedirectScanner(redirects, resolver, _report);
    }

    /// <summary>Reads a file and returns what is wrong with it.</summary>
    public IReadOnlyList<ContentFinding> Check(SiteFile file)
    {
        _report.Begin(file);
        _links.Begin(file);
        if (file.Kind is SiteFileKind.Image or SiteFileKind.Vector && _options.CheckImages) ImageFileCheck.CheckLength(file, _options.LargeImage, _report);
        if (NeedsReading(file) && TryRead(file, out var content)) CheckContent(file, content);
        // A list that is empty is used again for the next file.
        return _report.Findings.Count == 0 ? [] : _report.Findings;
    }

    /// <summary>Hands over what was gathered.</summary>
    public void Finish()
    {
        _facts.Add(_links.Count, _images, _pagesRead);
        _facts.Waiting.Add(_links.Waiting);
    }

    private bool NeedsReading(SiteFile file) => file.Kind switch
    {
        SiteFileKind.Other => false,
        SiteFileKind.Image => _options.CheckImages,
        SiteFileKind.Page or SiteFileKind.Vector => true,
        _ => _options.CheckLinks,
    };

    private bool TryRead(SiteFile file, out ReadOnlyMemory<byte> content)
    {
        content = default;
        var isImage = file.Kind == SiteFileKind.Image;
        try
        {
            var entry = _folder.Read(file.Path, ref _buffer, isImage ? LargestImage : LargestText);
            if (entry.Kind == FileEntryKind.File && entry.Length <= (isImage ? LargestImage : LargestText))
            {
                content = _buffer.AsMemory(0, (int)entry.Length);
                return true;
            }

            // That it is very large is told already of an image.
            if (!isImage) _report.Add(ContentRules.FileTooLarge, $"It is larger than {LargestText / 1024 / 1024} MiB and was not read.");
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            _report.Add(ContentRules.FileUnreadable, exception.Message);
        }

        return false;
    }

    private void CheckContent(SiteFile file, ReadOnlyMemory<byte> content)
    {
        if (file.Kind == SiteFileKind.Image)
        {
            ImageFileCheck.Check(content, _report);
            _images++;
            return;
        }

        _report.Read(PageText.Decode(content, out var invalidAt));
        if (invalidAt >= 0) _report.Add(ContentRules.EncodingInvalid, invalidAt, "These bytes are no UTF-8.");
        CheckText(file, content);
        _links.End();
    }

    private void CheckText(SiteFile file, ReadOnlyMemory<byte> content)
    {
        switch (file.Kind)
        {
            case SiteFileKind.Page:
                _pages.Scan(isXml: false);
                _pagesRead++;
                break;
            case SiteFileKind.Vector:
                if (_options.CheckImages) ImageFileCheck.Check(content, _report);
                _images += _options.CheckImages ? 1 : 0;
                _pages.Scan(isXml: true);
                break;
            case SiteFileKind.Style:
                _pages.ScanStyle(0, _report.Text.Length);
                break;
            case SiteFileKind.Manifest:
                new ManifestScanner(_links, _report).Scan();
                break;
            case SiteFileKind.Sitemap:
                new SitemapScanner(_links, _report).Scan();
                break;
            case SiteFileKind.Redirects:
                _redirects.Scan();
                break;
        }
    }
}
