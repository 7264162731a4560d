namespace ProductionOps.Testing.Content;

/// <summary>Markup that is right and looks wrong to a careless check. Each stands in many pages.</summary>
internal static class NearFaults
{
    /// <summary>The markup, for a path under which the site is served and the number of a page.</summary>
    public static IReadOnlyList<string> Of(string site, string origin, int page) =>
    [
        $"<a href=\"{site}files/caf%C3%A9%20&amp;%20bar.pdf?x=1&amp;y=2#page=2\">encoded</a>",
        $"<a href=\"{site}files/cafe\u0301 &amp; bar.pdf\">decomposed</a>",
        "<a href='#top'>up</a> <a href=#>here</a> <a href=\"\">again</a> <a>no link</a> <a href=\"#TOP\">up</a>",
        "<a href='#:~:text=fog,bell'>quotation</a> <a href=\"#sec%74ion-1:~:text=a\">both</a>",
        "<h2 id=\"Über uns &amp; mehr\">x</h2><a href='#%C3%9Cber%20uns%20&amp;%20mehr'>encoded id</a> <a href=\"#Über uns & mehr\">plain id</a>",
        "<a name='old-anchor'></a><a href=\"#old-anchor\">by name</a> <a href='#/route/of/script'>route</a> <a href=\"#!x\">bang</a>",
        $"<!-- <a href=\"{site}commented-out/\">gone</a> <img src=nothing.png> --><!--> <a href=\"{site}index.html\">not a comment</a> <!-- --!>",
        "<script>document.write('<a href=\"/from/script/\"></a>'); var x = '<script> </scr' + 'ipt>';</script>",
        "<script><!-- if (a < b) document.write('<script src=\"/no/such.js\"></script>'); // --></script>",
        "<textarea><a href=\"/in/textarea/\"></textarea><template><img src=\"{{ image }}\"><a href='/in/template/'></a></template>",
        "<a href=\"javascript:void(0)\">x</a> <a href='JavaScript:alert(1)'>x</a> <img alt='' width=1 height=1 src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">",
        $"<img alt='' width=1 height=1 src='{site}img/dot.png' srcset=\"data:image/png;base64,AAAA,BBBB 1x, {site}img/dot.png?w=2 2x\">",
        $"<img alt='' width=1 height=1 src={site}img/dot.png srcset='{site}img/dot.png 1x, {site}img/disc.svg 1.5x,{site}img/photo.jpg 2e0x'>",
        $"<picture><source srcset='{site}img/photo.avif 640w, {site}img/photo.webp 320w' type=image/avif><img alt=\"a photo\" style='width:1px;height:1px' src=\"{site}img/photo.jpg\"></picture>",
        $"<a href=\"{site}clean\">without .html</a> <a href='{site}clean.html#part'>with</a> <a href=\"{site}deep/er\">without a slash</a> <a href='{site}deep/er/'>with</a>",
        $"<A HREF='{origin}{site}clean.html'>own address</A> <a href=//{origin.Split("//")[1]}{site}clean#part>without a scheme</a> <a href=\"{site}CLEAN-not-case\" hidden>redirect</a>",
        "<a href=\"mailto:guide@museum.example?subject=Opening%20hours\">mail</a> <a href='mailto:?body=share'>share</a> <a href=\"mailto:a@museum.example,b%2Bc@museum.example\">two</a>",
        "<a href=\"tel:+49-30-1234567;ext=12\">phone</a> <a href='tel:110'>short</a> <a href=\"sms:+4930\">sms</a> <a href=\"whatsapp://send?text=x\">app</a>",
        "<img role=presentation width=1 height=1 src=\"data:,\"><img alt width=1 height=1 src='data:,'><svg><symbol id=ours></symbol><use href=\"#ours\"></use><title>x</title><style>a{}</style></svg>",
        $"<svg viewBox='0 0 8 8'><use xlink:href=\"{site}img/disc.svg#disc\"/><image href='{site}img/dot.png' width=1 height=1 /></svg>",
        $"<a href=\"\n  {site}clean\t.html\n\">white space</a> <a href=\" {site}deep/./er/../er/ \">dots</a> <a href='{site}deep/%2e/er/%2E%2e/er/'>encoded dots</a>",
        $"<a href=\"{site}clean.html\" href=\"{site}second-attribute-does-not-count/\" / title=\"a > b\">twice</a> <a data-href=\"/nothing/\" title='<a href=\"/no/\">'>title</a>",
        $"<div style=\"background:url({site}img/dot.png?a=1&amp;b=2),url(&quot;{site}img/disc.svg&quot;);mask:url(#shape)\"></div>",
        $"<style>/* url({site}img/commented.png) */ @namespace svg url(http://www.w3.org/2000/svg); a::after{{content:\"url(no.png)\";background:url( '{site}img/d\\6ft.png' )}}</style>",
        $"<form action=\"\"><input type=text src=no.png><button formaction='{site}deep/er/'>x</button></form><link rel=preconnect href=\"https://fonts.example\"><link rel='dns-prefetch' href=//nowhere.example>",
        $"<meta property=\"og:image\" content=\"{origin}{site}img/photo.jpg\"><meta name=description content='/not/a/link'><meta http-equiv=refresh content='900'>",
        $"<a href=\"{site}files/plain.txt&#63;x&num;frag\">references</a> <a href=\"{site}clean.html?a=1&copy=2&lang=de\">no references</a> <a href='?page={page}'>query</a> <a href=\"?q#section-1\">q</a>",
        $"<a href=\"{site}moved/from-here/\">redirect</a> <a href='{site}wild/a/b/c'>splat</a> <noscript><img alt='' width=1 height=1 src=\"{site}img/dot.png\"></noscript>",
        "<a href=\"https://other.example/a?b#c\">other site</a> <a href=http://other.example>insecure page</a> <blockquote cite='https://other.example/cite'></blockquote>",
    ];
}
