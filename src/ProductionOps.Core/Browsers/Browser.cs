using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Browsers;

/// <summary>A running browser, for many pages. Disposal ends it and leaves nothing behind.</summary>
internal sealed class Browser(BrowserProcess process, CdpConnection connection, TimeProvider time, BrowserLimits limits) : IAsyncDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);
    private bool _isDisposed;

    /// <summary>The folder that everything it writes is in.</summary>
    public string Folder => process.Folder;

    /// <summary>Done when the browser cannot be talked to any more.</summary>
    public Task Gone => connection.Ended;

    /// <summary>Whether it cannot be talked to any more.</summary>
    public bool IsGone => connection.Ended.IsCompleted;

    /// <summary>Opens an empty page in a profile of its own, so that no page knows of another.</summary>
    public async Task<BrowserPage> OpenPageAsync(PageSetup setup, CancellationToken cancellationToken)
    {
        try
        {
            var context = await connection.Root.SendAsync(new TargetProtocol.CreateContext(DisposeOnDetach: true), cancellationToken);
            var denied = connection.Root.SendAsync(new TargetProtocol.DenyDownloads(context.BrowserContextId), cancellationToken);
            var (width, height) = (setup.Screen.Width, setup.Screen.Height);
            var target = await connection.Root.SendAsync(new TargetProtocol.Create("about:blank", context.BrowserContextId, width, height), cancellationToken);
            var attached = await connection.Root.SendAsync(new TargetProtocol.Attach(target.TargetId), cancellationToken);
            await denied;
            var page = new BrowserPage(this, connection, connection.Attach(attached.SessionId), context.BrowserContextId, time, limits);
            await page.PrepareAsync(setup, cancellationToken);
            return page;
        }
        catch (Exception exception) when (exception is OperationException or CdpErrorException)
        {
            throw await ExplainAsync(exception);
        }
    }

    /// <summary>What a failure really was: where the browser is gone, it says how it ended.</summary>
    public async Task<OperationException> ExplainAsync(Exception failure)
    {
        if (failure is CdpErrorException refused) return BrowserErrors.NotUnderstood($"{refused.Message}.", refused);
        var told = (OperationException)failure;
        if (told.Id != "BrowserCrashed") return told;
        await Task.WhenAny(process.Ended, Task.Delay(LastWords, time));
        return process.Ended.IsCompleted ? BrowserErrors.Crashed(await process.DescribeEndAsync(), told) : told;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;

        // It has nothing to save, and takes a third of a second to end when it is asked to.
        await process.DisposeAsync();
        await connection.DisposeAsync();
    }
}
