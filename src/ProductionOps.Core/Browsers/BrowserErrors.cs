using System.Globalization;
using ProductionOps.Configuration.Secrets;

namespace ProductionOps.Browsers;

/// <summary>What can go wrong with a browser and with a page in it.</summary>
internal static class BrowserErrors
{
    public static OperationException NotStarted(string path, string reason) => new(
        "BrowserNotStarted", ErrorKind.Unavailable, $"'{path}' did not start as a browser: {reason} Run it by hand to see more.", path);

    public static OperationException Crashed(string? detail, Exception? inner = null) => new(
        "BrowserCrashed",
        ErrorKind.Failed,
        $"The browser ended while it was needed{(detail is null ? "" : $" ({detail})")}. Run the command again; if it happens often, give the machine more memory.",
        innerException: inner);

    public static OperationException TooSlow(string method, TimeSpan limit) => new(
        "BrowserTimeout",
        ErrorKind.Timeout,
        $"The browser did not answer '{method}' within {Seconds(limit)} s. Run the command again on a less busy machine.",
        method);

    public static OperationException NotUnderstood(string reason, Exception? inner = null) => new(
        "BrowserProtocolInvalid",
        ErrorKind.Failed,
        $"The browser said something that is not the DevTools protocol: {reason} Check that it is a current Chromium, Chrome or Edge.",
        innerException: inner);

    public static OperationException Unreachable(Uri page, string reason) => OfPage(
        "PageUnreachable", ErrorKind.Unavailable, page, $"could not be loaded: {reason}. Open it in a browser to see why.");

    public static OperationException NotLoaded(Uri page, TimeSpan limit) => OfPage(
        "PageNotLoaded", ErrorKind.Timeout, page, $"did not finish loading within {Seconds(limit)} s. Find what it waits for in a browser's network view.");

    public static OperationException RedirectLoop(Uri page) => OfPage(
        "PageRedirectLoop", ErrorKind.Failed, page, "redirects without end. Correct its redirects.");

    public static OperationException LeftSite(Uri page, Uri end) => OfPage(
        "PageLeftSite", ErrorKind.Failed, page, $"leads to another host, {end.Host}. Name the address that is to be measured.");

    public static OperationException Refused(Uri page, int status) => OfPage(
        "PageFailed", ErrorKind.Failed, page, $"was answered with status {status}, so there is no page to measure.");

    public static OperationException NoPage(Uri page) => OfPage(
        "PageIsDownload", ErrorKind.InvalidInput, page, "is a download and no page. Name a page.");

    public static OperationException PageCrashed(Uri page) => OfPage(
        "PageCrashed", ErrorKind.Failed, page, "crashed the tab that it was in. Look for endless memory use in its scripts.");

    public static OperationException NavigatedAway(Uri page) => OfPage(
        "PageNavigatedAway", ErrorKind.Failed, page, "went to another address while it was being measured. Name the address that it ends at.");

    public static OperationException ScriptFailed(Uri page, string said) => OfPage(
        "PageScriptFailed", ErrorKind.Failed, page, $"could not be measured: {said}.");

    public static OperationException TooLarge(Uri page, long limit) => OfPage(
        "PageTooLarge", ErrorKind.Failed, page, string.Create(CultureInfo.InvariantCulture, $"loads more than {limit:N0} bytes, so it was stopped."));

    private static OperationException OfPage(string id, ErrorKind kind, Uri page, string text)
    {
        var shown = SecretRedactor.PatternsOnly.Redact(page.AbsoluteUri);
        return new OperationException(id, kind, $"'{shown}' {text}", shown);
    }

    private static string Seconds(TimeSpan limit) => limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
