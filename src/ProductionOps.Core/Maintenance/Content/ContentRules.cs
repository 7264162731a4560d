namespace ProductionOps.Maintenance.Content;

/// <summary>The rules that content is checked against.</summary>
public static class ContentRules
{
    internal static readonly ContentRule LinkBroken = Error("link-broken", "A link leads to a page that the site does not have.", "Correct the link, or make the page, or a redirect to where it is now.");
    internal static readonly ContentRule AssetBroken = Error("asset-broken", "A page uses an image, script, style or other file that the site does not have.", "Correct the path, or add the file to what the build copies.");
    internal static readonly ContentRule AnchorMissing = Error("anchor-missing", "A link leads to a place in a page that the page does not have.", "Correct the fragment, or give the element that is meant this id.");
    internal static readonly ContentRule LinkCase = Error("link-case", "A link differs from the name of the file in upper and lower case only, which most servers tell apart.", "Write the link as the file is named.");
    internal static readonly ContentRule IndexMissing = Error("index-missing", "A link leads to a directory without an index page.", "Link to a page in it, or give it an index.html.");
    internal static readonly ContentRule LinkLeavesRoot = Warning("link-leaves-root", "A link goes up more directories than there are above its page; browsers stop at the top.", "Remove the '..' that are too many, or begin the link with a slash.");
    internal static readonly ContentRule LinkOutsideBase = Warning("link-outside-base", "A link leads to the same host, but out of the path under which the site is served.", "Put the site's base path before it, or write the whole address if another site is meant.");
    internal static readonly ContentRule LinkEmpty = Error("link-empty", "An element that loads a file names none.", "Name the file, or remove the attribute.");
    internal static readonly ContentRule LinkMalformed = Error("link-malformed", "A link is no valid address.", "Correct the address.");
    internal static readonly ContentRule SrcsetInvalid = Error("srcset-invalid", "A list of images has a size that browsers do not understand, so that they skip the image.", "End each image with a width such as 640w, or a density such as 2x, and part them with a comma and a space.");
    internal static readonly ContentRule MailInvalid = Error("mail-invalid", "A mail link has no valid address.", "Correct the address after mailto:.");
    internal static readonly ContentRule PhoneInvalid = Error("phone-invalid", "A telephone link has no valid number.", "Write the number as +, country and number, with nothing but digits, hyphens, dots and brackets.");
    internal static readonly ContentRule InsecureResource = Error("insecure-resource", "A page of an https site loads a file over http, which browsers block.", "Load it over https.");
    internal static readonly ContentRule RedirectBroken = Error("redirect-broken", "A redirect leads to a page that the site does not have.", "Correct where the redirect leads, or remove it.");
    internal static readonly ContentRule RedirectLoop = Error("redirect-loop", "Redirects lead in a circle.", "Let one of them lead to a page.");
    internal static readonly ContentRule RedirectInvalid = Warning("redirect-invalid", "A line of _redirects is no redirect.", "Write it as: from to status.");
    internal static readonly ContentRule IdDuplicate = Warning("id-duplicate", "Two elements of a page have one id, so links lead to the first only.", "Give each element an id of its own.");
    internal static readonly ContentRule EncodingInvalid = Warning("encoding-invalid", "A page is not valid UTF-8, so that some of its text is shown as question marks.", "Save the source as UTF-8.");
    internal static readonly ContentRule MarkupUnclosed = Error("markup-unclosed", "A tag, a comment or an element such as script is never closed, so that the rest of the page is swallowed.", "Close it.");
    internal static readonly ContentRule ManifestInvalid = Error("manifest-invalid", "The web app manifest is no valid JSON object.", "Correct the JSON.");
    internal static readonly ContentRule SitemapInvalid = Error("sitemap-invalid", "A sitemap is no well-formed XML, or names an address that is none.", "Correct what makes the sitemap.");
    internal static readonly ContentRule ImageBroken = Error("image-broken", "An image cannot be shown: its content is not what an image has.", "Export the image again, or replace it.");
    internal static readonly ContentRule ImageTruncated = Error("image-truncated", "An image ends before its content does.", "Copy or export the image again.");
    internal static readonly ContentRule ImageEmpty = Error("image-empty", "An image has no bytes, or no width or height.", "Export the image again, or replace it.");
    internal static readonly ContentRule ImageMislabelled = Warning("image-mislabelled", "The ending of an image's name does not say what it is.", "Rename the file, or convert it.");
    internal static readonly ContentRule ImageLarge = Warning("image-large", "An image is very large.", "Make it smaller, or use a format such as AVIF or WebP.");
    internal static readonly ContentRule AltMissing = Error("image-alt-missing", "An image has no alternative text, so screen readers read its file name.", "Describe it with alt, or write alt=\"\" if it is decoration.");
    internal static readonly ContentRule DimensionsMissing = Information("image-dimensions-missing", "An image has no width and height, so that the page jumps when it is loaded.", "Give the element the width and the height of the image.");
    internal static readonly ContentRule FileUnreadable = Error("file-unreadable", "A file of the site cannot be read.", "Check its owner and permissions.");
    internal static readonly ContentRule FileTooLarge = Warning("file-too-large", "A page is too large to be checked.", "Split it.");
    internal static readonly ContentRule FileNameInvalid = Warning("file-name-invalid", "The name of a file is not valid UTF-8, so no link can name it.", "Rename the file.");
    internal static readonly ContentRule LinkedFileOutside = Error("symlink-outside", "A symbolic link leads out of the site; it is not followed.", "Copy the file into the site.");
    internal static readonly ContentRule LinkedFileMissing = Error("symlink-broken", "A symbolic link leads nowhere, or in a circle.", "Remove the link, or correct where it leads.");
    internal static readonly ContentRule ExternalBroken = Error("external-broken", "An external link was dead each time it was tried.", "Correct or remove the link, or link to an archived copy.");
    internal static readonly ContentRule ExternalUnconfirmed = Information("external-unconfirmed", "An external link did not work this time; it counts as dead when it fails again in a later run.", "Nothing yet; the next run tries again.");
    internal static readonly ContentRule ExternalTls = Error("external-tls", "The certificate of an external link is not accepted, so browsers warn of it.", "Correct or remove the link, or tell its owner.");
    internal static readonly ContentRule ExternalBlocked = Information("external-blocked", "The host of an external link turns programs away, so nobody knows whether it works.", "Open it in a browser, or exclude it.");
    internal static readonly ContentRule ExternalMoved = Information("external-moved", "An external link has moved for good.", "Link to the new address.");
    internal static readonly ContentRule ExternalRefused = Warning("external-refused", "An external link leads to a private or local address, which is not asked.", "Link to a public address, or allow private addresses.");
    internal static readonly ContentRule ContentStale = Information("content-stale", "The source of a page has not been changed for long.", "Read it, and change or remove what is no longer true.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ContentRule> All { get; } =
    [
        LinkBroken, AssetBroken, AnchorMissing, LinkCase, IndexMissing, LinkLeavesRoot, LinkOutsideBase, LinkEmpty, LinkMalformed, SrcsetInvalid, MailInvalid,
        PhoneInvalid, InsecureResource, RedirectBroken, RedirectLoop, RedirectInvalid, IdDuplicate, EncodingInvalid, MarkupUnclosed, ManifestInvalid,
        SitemapInvalid, ImageBroken, ImageTruncated, ImageEmpty, ImageMislabelled, ImageLarge, AltMissing, DimensionsMissing, FileUnreadable, FileTooLarge,
        FileNameInvalid, LinkedFileOutside, LinkedFileMissing, ExternalBroken, ExternalUnconfirmed, ExternalTls, ExternalBlocked, ExternalMoved, ExternalRefused,
        ContentStale,
    ];

    private static ContentRule Error(string id, string summary, string hint) => new(id, ContentSeverity.Error, summary, hint);

    private static ContentRule Warning(string id, string summary, string hint) => new(id, ContentSeverity.Warning, summary, hint);

    private static ContentRule Information(string id, string summary, string hint) => new(id, ContentSeverity.Information, summary, hint);
}
