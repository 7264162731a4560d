using System.Text;
using AngleSharp.Html.Parser;
using ProductionOps.Maintenance.Content.Html;
using HtmlTokenizer = ProductionOps.Maintenance.Content.Html.HtmlTokenizer;

namespace ProductionOps.Integrations.Tests.Html;

/// <summary>Our tokenizer finds the ids and links that AngleSharp, a parser by the standard, finds in the same page.</summary>
public sealed class HtmlTokenizerTests
{
    private static readonly string[] Pieces =
    [
        "<div id=", "\"a\"", "'b'", "c", " ", ">", "</div>", "<span id='d' id=\"e\">", "<!--", "-->", "--!>", "<!-->", "<!--->", "--", "<", "</", "</>", "<?x>", "<!x>",
        "<script>", "</script>", "</script ", "<script", "<style>", "</style>", "</STYLE\n>", "<textarea>", "</textarea>", "<title>", "</title>", "/", "=", "\"", "'", "&amp;", "&lt", "&notit;",
        "&#x41;", "&#0;", "&#128;", "&copy=", "&copy", "<span id=x&amp;y>", "<span id='&copy=1&copy;2&copy'>", "\n", "\t", "text", "<xmp>", "</xmp>", "<SPAN ID=F/>", "<span/id=g>", "<span =id=h>",
        "<span id = i >", "<span id=\"j\"k=l>", "<span id>", "<span id=''>", "é", "<div id=m<n>", "<span id='<o>'>",
    ];

    public static TheoryData<string> Odd =>
    [
        "<span id=a><span id='b'><span id=\"c\">",
        "<span id=a id=b>", "<span\nid\n=\n'a\nb'>", "<span id=a/><span id=\"a\"/>", "<span/id=a><span///id=b>", "<span id=\"unclosed><span id=b>", "<span id=a",
        "<!-- <span id=a> --><span id=b>", "<!--><span id=a>-->", "<!---><span id=a>-->", "<!-- --!><span id=a>", "<!-- -- > <span id=a>-->", "<!---- <span id=a> ----><span id=b>", "<!x <span id=a><span id=b>", "<?php <span id=a> ?><span id=b>", "</ <span id=a><span id=b>", "</><span id=a>", "<3 <span id=a>",
        "<script><span id=a></script><span id=b>", "<script><!-- <span id=a> </script><span id=b>", "<script><!-- <script> </script> <span id=a> --></script><span id=b>", "<script><!--<script></script></script><span id=b>", "<script><!-->x</script><span id=b>", "<script></scriptx><span id=a></script/><span id=b>", "<script><!-- <script> --> </script><span id=b>",
        "<style><span id=a></style ><span id=b>", "<title><span id=a></title><span id=b>", "<textarea></textareax><span id=a></TEXTAREA><span id=b>", "<iframe><span id=a></iframe><span id=b>", "<noscript><span id=a></noscript>", "<plaintext><span id=a>", "<xmp></xmp\t><span id=b>",
        "<span id='&amp;&lt;&#65;&#x42;&copy;&notin;&not;in'>", "<span id=\"&copy=1&copyx&copy&amp\">", "<span id='&#x80;&#0;&#xD800;&#x110000;&#99999999999;&#;&#x;'>", "<span id='&acE;&NotEqualTilde;&bogus;'>", "<span id=a&#13;b>",
        "<svg><title><span id=a></span></title><style><g id=b></style></svg><span id=c>", "<svg><foreignObject><style><span id=a></style></foreignObject><script><g id=b></script></svg>", "<svg><![CDATA[<g id=a>]]><g id=b/></svg><![CDATA[<span id=c>]]>", "<svg><p id=a><style><span id=b></style>", "<math><mi id=a></math><title><span id=b></title>", "<svg/><title><span id=a></title>",
        "<a id=x href=' /a?b&amp;c '></a>", "\u00E9<span id=\u00DC>", "<span id=a\u00A0b>", "<SPAN ID=A>", "<span iD='x'>",
    ];

    [Theory]
    [MemberData(nameof(Odd))]
    public void Odd_pages_are_read_alike(string html) => Assert.Equal(Expected(html), Actual(html));

    [Fact]
    public void Random_pages_are_read_alike()
    {
        var random = new Random(20260214);
        for (var round = 0; round < 20_000; round++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var (expected, actual) = (Expected(html), Actual(html));
            Assert.True(expected.SequenceEqual(actual), $"{html}\nexpected {string.Join(" | ", expected)}\nactual   {string.Join(" | ", actual)}");
        }
    }

    [Fact]
    public void A_megabyte_in_an_attribute_and_a_million_open_tags_are_read()
    {
        var long_ = new string('x', 1_000_000);
        Assert.Equal([long_], Actual($"<span id='{long_}'>"));
        Assert.Equal(1_000_000, Actual(string.Concat(Enumerable.Repeat("<b id=a>", 1_000_000))).Count);
    }

    // Ids in their order; no tree can lose them, unlike tags that the parser moves or leaves out.
    private static List<string> Expected(string html) =>
    [
        .. new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument("<!doctype html><body>" + html).All
            .Select(static element => element.GetAttribute("id")).Where(static id => !string.IsNullOrEmpty(id)).Select(static id => id!).Order(StringComparer.Ordinal),
    ];

    private static List<string> Actual(string html)
    {
        var page = Encoding.UTF8.GetBytes("<!doctype html><body>" + html);
        var tokenizer = new HtmlTokenizer(page, isXml: false);
        var (tag, values, ids) = (new HtmlTag(), new ValueBuffer(), new List<string>());
        while (tokenizer.Read(tag))
        {
            if (!tag.IsEnd && tag.TryFind(HtmlAttributeName.Id, out var id) && id.Length > 0) ids.Add(values.Read(id.Of(page)).ToString());
        }

        ids.Sort(StringComparer.Ordinal);
        return ids;
    }
}
