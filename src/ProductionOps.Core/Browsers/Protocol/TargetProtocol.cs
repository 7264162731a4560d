namespace ProductionOps.Browsers.Protocol;

/// <summary>Pages, and the profiles that they are in.</summary>
internal static class TargetProtocol
{
    public sealed record CreateContext(bool DisposeOnDetach) : CdpCommand<CreatedContext>("Target.createBrowserContext");

    public sealed record CreatedContext(string BrowserContextId);

    public sealed record DisposeContext(string BrowserContextId) : CdpCommand<CdpNothing>("Target.disposeBrowserContext");

    public sealed record DenyDownloads(string BrowserContextId, string Behavior = "deny") : CdpCommand<CdpNothing>("Browser.setDownloadBehavior");

    public sealed record Create(string Url, string BrowserContextId, int Width, int Height) : CdpCommand<Created>("Target.createTarget");

    public sealed record Created(string TargetId);

    public sealed record Attach(string TargetId, bool Flatten = true) : CdpCommand<Attached>("Target.attachToTarget");

    public sealed record Attached(string SessionId);

    public sealed record SetAutoAttach(bool WaitForDebuggerOnStart, bool AutoAttach = true, bool Flatten = true)
        : CdpCommand<CdpNothing>("Target.setAutoAttach");

    public sealed record AttachedToTarget(string SessionId, Information TargetInfo, bool WaitingForDebugger);

    public sealed record DetachedFromTarget(string SessionId);

    public sealed record Information(string Type);
}
