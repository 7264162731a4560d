namespace ProductionOps.Browsers.Protocol;

/// <summary>Documents and their frames.</summary>
internal static class PageProtocol
{
    public sealed record Enable() : CdpCommand<CdpNothing>("Page.enable");

    public sealed record EnableInspector() : CdpCommand<CdpNothing>("Inspector.enable");

    public sealed record EnableLifecycle(bool Enabled = true) : CdpCommand<CdpNothing>("Page.setLifecycleEventsEnabled");

    public sealed record Navigate(string Url) : CdpCommand<Navigated>("Page.navigate");

    public sealed record Navigated(string FrameId, string? LoaderId = null, string? ErrorText = null, bool? IsDownload = null);

    public sealed record AddScript(string Source, string WorldName) : CdpCommand<AddedScript>("Page.addScriptToEvaluateOnNewDocument");

    public sealed record AddedScript(string Identifier);

    public sealed record CreateWorld(string FrameId, string WorldName) : CdpCommand<CreatedWorld>("Page.createIsolatedWorld");

    public sealed record CreatedWorld(int ExecutionContextId);

    public sealed record GetFrames() : CdpCommand<Frames>("Page.getFrameTree");

    public sealed record Frames(FrameTree FrameTree);

    public sealed record FrameTree(Frame Frame, IReadOnlyList<FrameTree>? ChildFrames = null);

    public sealed record Frame(string Id, string LoaderId, string Url, string? ParentId = null);

    public sealed record AnswerDialog(bool Accept) : CdpCommand<CdpNothing>("Page.handleJavaScriptDialog");

    public sealed record DialogOpened(string Type);

    public sealed record FrameNavigated(Frame Frame);

    public sealed record Lifecycle(string FrameId, string LoaderId, string Name);
}
