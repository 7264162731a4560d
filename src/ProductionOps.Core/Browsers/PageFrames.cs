using System.Collections.Concurrent;
using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Browsers;

/// <summary>The frames of a page. Those of other sites live in processes of their own and have sessions of their own.</summary>
/// <param name="connection">The connection.</param>
/// <param name="main">The session of the page.</param>
/// <param name="traffic">Keeps account of what they load.</param>
internal sealed class PageFrames(CdpConnection connection, CdpSession main, PageTraffic traffic)
{
    /// <summary>
    /// The world that our scripts run in: they see the document and not the scripts of the page, and the page's Content-Security-Policy
    /// does not hold for them, so that the page is measured as its visitors get it.
    /// </summary>
    public const string World = "productionops";

    private readonly ConcurrentDictionary<string, CdpSession> _foreign = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _errands = [];
    private PageSetup _setup = PageSetup.Desktop;

    /// <summary>Makes the page's own frames ready, and each other one when it appears.</summary>
    public Task PrepareAsync(PageSetup setup, CancellationToken cancellationToken)
    {
        _setup = setup;
        return PrepareAsync(main, cancellationToken);
    }

    /// <summary>All frames, the main one first.</summary>
    public async Task<IReadOnlyList<PageFrame>> ListAsync(CancellationToken cancellationToken)
    {
        var frames = new List<PageFrame>();
        foreach (var session in _foreign.Values.Prepend(main))
        {
            try
            {
                Collect(session, (await session.SendAsync(new PageProtocol.GetFrames(), cancellationToken)).FrameTree, frames);
            }
            catch (CdpErrorException) when (session != main)
            {
                // That frame has been removed from the page meanwhile.
                continue;
            }
        }

        return frames;
    }

    /// <summary>Does what an event asks for, beside everything else. The page may be gone by then, which the next command finds.</summary>
    public void Errand(Func<Task> errand) => _errands.Add(RunAsync(errand));

    /// <summary>Waits for the errands.</summary>
    public Task FinishAsync() => Task.WhenAll(_errands);

    private static async Task RunAsync(Func<Task> errand)
    {
        await Task.Yield();
        try
        {
            await errand();
        }
        catch (Exception exception) when (exception is CdpErrorException or OperationException)
        {
            // The frame or the dialog is gone already, or the browser is; whoever waits for the page is told.
            return;
        }
    }

    private static void Collect(CdpSession session, PageProtocol.FrameTree tree, List<PageFrame> frames)
    {
        frames.Add(new PageFrame(session, tree.Frame.Id));
        foreach (var child in tree.ChildFrames ?? []) Collect(session, child, frames);
    }

    private async Task PrepareAsync(CdpSession session, CancellationToken cancellationToken)
    {
        traffic.Watch(session);
        session.On<TargetProtocol.AttachedToTarget>("Target.attachedToTarget", attached => Errand(() => AttachAsync(attached)));
        session.On<TargetProtocol.DetachedFromTarget>("Target.detachedFromTarget", detached => _foreign.TryRemove(detached.SessionId, out _));
        List<Task> commands =
        [
            session.SendAsync(new PageProtocol.Enable(), cancellationToken),
            session.SendAsync(new NetworkProtocol.Enable(), cancellationToken),
        ];
        if (_setup.Network is { } network) commands.Add(session.SendAsync(network, cancellationToken));
        if (_setup.SlowDown > 1) commands.Add(session.SendAsync(new DeviceProtocol.SlowDown(_setup.SlowDown), cancellationToken));
        if (_setup.Script is { } script) commands.Add(session.SendAsync(new PageProtocol.AddScript(script, World), cancellationToken));
        commands.Add(session.SendAsync(new TargetProtocol.SetAutoAttach(WaitForDebuggerOnStart: true), cancellationToken));
        await Task.WhenAll(commands);
    }

    private async Task AttachAsync(TargetProtocol.AttachedToTarget attached)
    {
        var session = connection.Attach(attached.SessionId);
        try
        {
            if (attached.TargetInfo.Type == "iframe")
            {
                await PrepareAsync(session, CancellationToken.None);
                _foreign[attached.SessionId] = session;
            }
        }
        finally
        {
            await session.SendAsync(new RuntimeProtocol.RunIfWaiting(), CancellationToken.None);
        }
    }
}
