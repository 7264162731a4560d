using System.Globalization;
using System.Text;

namespace ProductionOps.Testing.Content;

/// <summary>
/// A built site with planted faults and far more that only looks like faults. The same numbers give the same site. <see cref="Faults"/> is
/// all that is wrong with it.
/// </summary>
public sealed class GeneratedSite
{
    private const int PagesOfSection = 50;
    private const int NavigationLinks = 25;
    private const int BodyLinks = 15;
    private const int Chapters = 12;

    private readonly string _directory;
    private readonly int _pages;
    private readonly Uri _homepage;
    private readonly List<PlantedFault> _faults = [];
    private readonly List<string> _redirects = [];

    private GeneratedSite(string directory, int pages, Uri homepage) => (_directory, _pages, _homepage) = (directory, pages, homepage);

    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<PlantedFault> Faults => _faults;

    /// <summary>How many kinds of faults there are.</summary>
    public int Kinds { get; private set; }

    private string Base => _homepage.AbsolutePath;

    private string Origin => _homepage.GetLeftPart(UriPartial.Authority);

    /// <summary>Writes a site.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="pages">How many pages, besides a few special ones.</param>
    /// <param name="faults">How many faults, in different pages.</param>
    /// <param name="homepage">Where it is served.</param>
    /// <param name="commonOnly">Whether to plant, and to write, only what other programs understand as well.</param>
    public static GeneratedSite Write(string directory, int pages, int faults, Uri homepage, bool commonOnly = false)
    {
        var site = new GeneratedSite(directory, pages, homepage);
        var isPublic = homepage.Scheme == Uri.UriSchemeHttps && homepage.AbsolutePath != "/";
        var kinds = FaultKinds.All.Where(kind => (isPublic || !kind.NeedsPublicSite) && (!commonOnly || kind.IsCommon)).ToList();
        site.Kinds = kinds.Count;
        site.WriteShared(commonOnly);
        for (var page = 0; page < pages; page++)
        {
            // Evenly spread, so that no page has two.
            var number = (int)((long)page * faults / pages);
            var isFaulty = number != (int)((long)(page + 1) * faults / pages);
            site.WritePage(page, isFaulty ? kinds[number % kinds.Count] : null, number, commonOnly);
        }

        if (!commonOnly) site.WriteRedirects();
        return site;
    }

    private static string PathOf(int page)
    {
        var section = string.Create(CultureInfo.InvariantCulture, $"section-{page / PagesOfSection:000}");
        return page % 3 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{section}/page-{page:00000}.html")
            : string.Create(CultureInfo.InvariantCulture, $"{section}/page-{page:00000}/index.html");
    }

    private static string LinkOf(int page) => PathOf(page) is var path && path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;

    private static string Prose(int page) => string.Join(' ', Enumerable.Range(0, 60).Select(word => $"word{(page * 31 + word * 17) % 997}"));

    private void WritePage(int page, FaultKind? fault, int number, bool commonOnly)
    {
        var path = PathOf(page);
        var depth = path.Count(static character => character == '/');
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<title>Page {page} &amp; more</title>\n<link rel=stylesheet href=\"{Base}css/site.css?v=3\">\n<link rel=icon href='{Base}favicon.ico'>\n</head>\n<body>\n<nav>");
        for (var link = 0; link < NavigationLinks; link++) html.Append(CultureInfo.InvariantCulture, $"<a href=\"{Base}{LinkOf(link * 7 % _pages)}\">Section {link}</a>\n");
        html.Append("</nav>\n");
        for (var chapter = 1; chapter <= Chapters; chapter++)
            html.Append(CultureInfo.InvariantCulture, $"<section id=\"section-{chapter}\"><h2>Chapter {chapter}</h2><p>{Prose(page + chapter)}</p></section>\n");
        for (var link = 0; link < BodyLinks; link++)
        {
            var other = (page * 13 + link * 101) % _pages;
            var up = string.Concat(Enumerable.Repeat("../", depth));
            html.Append(link % 3 == 0 ? $"<a href=\"{up}{LinkOf(other)}\">other</a> " : $"<a href=\"{Base}{LinkOf(other)}#section-{1 + (link % Chapters)}\">chapter</a> ");
        }

        if (!commonOnly)
        {
            var near = NearFaults.Of(Base, Origin, page);
            for (var i = 0; i < 4; i++) html.Append('\n').Append(near[(page + i * 7) % near.Count]);
        }

        html.Append(CultureInfo.InvariantCulture, $"\n<img src=\"{Base}img/photo.jpg\" alt=\"a photo\" width=8 height=8>\n");
        if (fault is { IsLast: false }) html.Append(Plant(fault, number, page, path, depth)).Append('\n');
        html.Append(CultureInfo.InvariantCulture, $"<footer><a href=\"{Base}\">Home</a> <a href=\"{Base}clean\">Imprint</a></footer>\n");
        if (fault is { IsLast: true }) html.Append(Plant(fault, number, page, path, depth));
        else html.Append("</body>\n</html>\n");
        Write(path, Encoding.UTF8.GetBytes(html.ToString()));
    }

    private string Plant(FaultKind kind, int number, int page, string path, int depth)
    {
        var other = LinkOf((page + 1) % _pages);
        var planted = kind.Plant(new FaultPlace(number, Origin, Base, other, depth, Write, _redirects.Add));
        _faults.Add(new PlantedFault(kind.Rule, planted.File ?? path, planted.Target));
        return planted.Markup;
    }

    private void WriteShared(bool commonOnly)
    {
        Write("favicon.ico", TestImages.Ico());
        Write("img/dot.png", TestImages.Png());
        Write("img/photo.jpg", TestImages.Jpeg(8, 8));
        Write("img/photo.webp", TestImages.WebP(8, 8));
        Write("img/photo.avif", TestImages.Avif(8, 8));
        Write("img/old.bmp", TestImages.Bmp());
        Write("img/anim.gif", TestImages.Gif());
        Write("img/disc.svg", TestImages.Svg());
        Text("css/site.css", "/* url(no.png) */\n@import url(\"more.css\");\n@font-face{src:url(../fonts/a.woff2?#iefix) format('woff2')}\nbody{background:url(../img/dot.png)}\n");
        Text("css/more.css", "a{background:url('../img/disc.svg#disc')}\n");
        Text("fonts/a.woff2", "font");
        Text("clean.html", "<!doctype html><title>Clean</title><p id=part>x</p><a href=\"./\">home</a><a href='clean'>self</a><a href=\"#part\">part</a>\n");
        Text("deep/er/index.html", "<!doctype html><title>Deep</title><a href=\"../../clean\">up</a><a href=\"/\">host</a>\n".Replace("\"/\"", $"\"{Base}\"", StringComparison.Ordinal));
        Text("index.html", $"<!doctype html><title>Home</title><a href=\"{LinkOf(0)}\">first</a> {string.Concat(Enumerable.Range(0, _pages).Where(page => page % 20 == 0).Select(page => $"<a href=\"{LinkOf(page)}\">{page}</a>\n"))}\n");
        if (commonOnly) return;
        Text("files/caf\u00E9 & bar.pdf", "pdf");
        Text("files/plain.txt", "text");
        Text("site.webmanifest", $"{{ \"name\": \"x\", \"start_url\": \"./\", \"icons\": [ {{ \"src\": \"img/dot.png\", \"sizes\": \"1x1\" }}, {{ \"src\": \"{Base}img/disc.svg\" }} ] }}\n");
        Text("sitemap.xml", $"<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{string.Concat(Enumerable.Range(0, 20).Select(page => $"<url><loc>{Origin}{Base}{LinkOf(page)}</loc></url>\n"))}</urlset>\n");
        WriteEncodings();
    }

    private void WriteRedirects() =>
        Text("_redirects", $"# moved\n{Base}moved/* {Base}clean 301\n{Base}wild/*  {Base}deep/er/  200!\n{Base}CLEAN-not-case {Base}clean.html\n/away https://other.example/:splat 302\n{string.Concat(_redirects.Select(static line => line + "\n"))}");

    private void WriteEncodings()
    {
        var page = $"<title>x</title><p id=\"Größe\"></p><a href=\"#Größe\">x</a><a href='{Base}files/café &amp; bar.pdf'>x</a>\r\n";
        Write("utf16.html", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<!doctype html>" + page)]);
        Write("utf16be.html", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("<!doctype html>" + page)]);
        Write("bom.html", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("<!doctype html>" + page)]);
        Write("latin.html", Encoding.Latin1.GetBytes("<!doctype html><meta charset=\"ISO-8859-1\">" + page));
        Text("base.html", $"<!doctype html><title>x</title><base href=\"{Base}deep/\"><a href=\"er/\">x</a><a href=\"{Base}clean#part\">x</a><img alt='' width=1 height=1 src=../img/dot.png>");
        Text("cdn.html", "<!doctype html><title>x</title><base href=\"https://cdn.example/a/\"><a href=\"nothing-here/\">x</a><script src=/x.js></script>");
        Text("refresh.html", $"<!doctype html><title>x</title><meta http-equiv=Refresh content=\"0; URL='{Base}clean'\">");
        Text("empty.html", "");
    }

    private void Text(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    private void Write(string path, byte[] content)
    {
        var full = Path.Combine(_directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }
}
