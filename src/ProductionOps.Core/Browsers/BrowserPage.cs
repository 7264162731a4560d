using System.Text.Json;
using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Browsers;

/// <summary>A page in a profile of its own.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private const string Activity = "productionOpsActivity";
    private const int MostDocuments = 20;
    private static readonly string[] GoneWords = ["context", "navigated", "collected", "frame"];
    private readonly Pulse _changed = new();
    private readonly Browser _browser;
    private readonly CdpSession _session;
    private readonly string _context;
    private readonly BrowserLimits _limits;
    private readonly PageNavigation _navigation;
    private readonly PageFrames _frames;
    private readonly TimeProvider _time;
    private readonly Func<string, Task> _close;
    private Uri _address = new("about:blank");
    private volatile bool _isCrashed;
    private int _documents;

    public BrowserPage(Browser browser, CdpConnection connection, CdpSession session, string context, TimeProvider time, BrowserLimits limits)
    {
        (_browser, _session, _context, _time, _limits) = (browser, session, context, time, limits);
        _close = name => connection.Root.SendAsync(new TargetProtocol.DisposeContext(name), CancellationToken.None, limits.Stop);
        _navigation = new PageNavigation(_changed);
        Traffic = new PageTraffic(time, _changed);
        _frames = new PageFrames(connection, session, Traffic);
    }

    /// <summary>What it has loaded.</summary>
    public PageTraffic Traffic { get; }

    /// <summary>Makes the page ready before it loads anything.</summary>
    public async Task PrepareAsync(PageSetup setup, CancellationToken cancellationToken)
    {
        _session.On<CdpNothing>("Inspector.targetCrashed", _ =>
        {
            _isCrashed = true;
            _changed.Beat();
        });
        _session.On<PageProtocol.DialogOpened>("Page.javascriptDialogOpening", _ => _frames.Errand(
            () => _session.SendAsync(new PageProtocol.AnswerDialog(Accept: true), CancellationToken.None)));
        _session.On<RuntimeProtocol.BindingCalled>("Runtime.bindingCalled", _ => Traffic.Touch());
        var frames = _session.SendAsync(new PageProtocol.GetFrames(), cancellationToken);
        Task[] commands =
        [
            frames,
            _session.SendAsync(new PageProtocol.EnableInspector(), cancellationToken),
            _session.SendAsync(setup.Screen, cancellationToken),
            _session.SendAsync(new RuntimeProtocol.AddBinding(Activity, PageFrames.World), cancellationToken),
        ];
        await Task.WhenAll(commands);
        _navigation.Watch(_session, (await frames).FrameTree.Frame);
        await Task.WhenAll(_frames.PrepareAsync(setup, cancellationToken), _session.SendAsync(new PageProtocol.EnableLifecycle(), cancellationToken));
    }

    /// <summary>Loads a page to the end of its load event.</summary>
    /// <returns>Its address after redirects.</returns>
    /// <exception cref="OperationException">It could not be loaded, or is no page of that site; see <see cref="BrowserErrors"/>.</exception>
    public async Task<Uri> LoadAsync(Uri address, CancellationToken cancellationToken)
    {
        _address = address;
        using var limit = new CancellationTokenSource(_limits.Load, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var begun = await SendAsync(new PageProtocol.Navigate(address.AbsoluteUri), either.Token, _limits.Load * 2);
            CheckBegun(begun);
            await UntilAsync(() => _navigation.IsLoaded, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw BrowserErrors.NotLoaded(address, _limits.Load);
        }

        return CheckEnd();
    }

    /// <summary>
    /// Waits until nothing has been loaded, painted late or computed for a while; a page that goes on to another document is waited for
    /// again.
    /// </summary>
    /// <param name="quiet">The while.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when the page had not come to rest within the limit.</returns>
    public async Task<bool> RestAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_limits.Rest, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await UntilAsync(() => _navigation.IsLoaded && !Traffic.IsBusy && Traffic.Quiet >= quiet, either.Token, quiet);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_navigation.IsLoaded) throw BrowserErrors.NotLoaded(_address, _limits.Load);
            return false;
        }

        CheckEnd();
        return true;
    }

    /// <summary>From now on, the page may not go to another document.</summary>
    public void Hold() => _documents = _navigation.Count;

    /// <summary>Throws <c>PageNavigatedAway</c> when it has gone to another document since <see cref="Hold"/>.</summary>
    public void CheckHeld()
    {
        if (_navigation.Count != _documents) throw BrowserErrors.NavigatedAway(_address);
    }

    /// <summary>The frames of the page, the main one first, those of other sites included.</summary>
    public Task<IReadOnlyList<PageFrame>> FramesAsync(CancellationToken cancellationToken) =>
        GuardAsync(() => _frames.ListAsync(cancellationToken));

    /// <summary>The value of an expression in the main frame, waited for when it is a promise.</summary>
    /// <exception cref="OperationException"><c>PageScriptFailed</c>: it threw.</exception>
    public Task<JsonElement> EvaluateAsync(string expression, CancellationToken cancellationToken, TimeSpan? limit = null) =>
        EvaluateAsync(new PageFrame(_session, _navigation.Frame), expression, cancellationToken, limit);

    /// <summary>The value of an expression in a frame.</summary>
    public async Task<JsonElement> EvaluateAsync(PageFrame frame, string expression, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        var world = await GuardAsync(() => frame.Session.SendAsync(new PageProtocol.CreateWorld(frame.Id, PageFrames.World), cancellationToken));
        var command = new RuntimeProtocol.Evaluate(expression, world.ExecutionContextId);
        var evaluated = await GuardAsync(() => frame.Session.SendAsync(command, cancellationToken, limit));
        if (evaluated.ExceptionDetails is not { } thrown) return evaluated.Result.Value ?? default;
        var said = thrown.Exception?.Description ?? thrown.Exception?.Value?.ToString() ?? thrown.Text;
        throw BrowserErrors.ScriptFailed(_address, said.Split('\n')[0]);
    }

    /// <summary>Sends a command to the page.</summary>
    /// <exception cref="OperationException">See <see cref="BrowserErrors"/>.</exception>
    public Task<TResult> SendAsync<TResult>(CdpCommand<TResult> command, CancellationToken cancellationToken, TimeSpan? limit = null) =>
        GuardAsync(() => _session.SendAsync(command, cancellationToken, limit));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _close(_context);
        }
        catch (Exception exception) when (exception is OperationException or CdpErrorException)
        {
            // The browser is gone or does not answer; it takes the page with it when it is ended.
            return;
        }

        await _frames.FinishAsync();
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> send)
    {
        var changed = _changed.Next;
        var work = send();
        try
        {
            while (!work.IsCompleted && !_isCrashed)
            {
                await Task.WhenAny(work, changed);
                changed = _changed.Next;
            }

            return work.IsCompleted ? await work : throw BrowserErrors.PageCrashed(_address);
        }
        catch (CdpErrorException) when (_isCrashed)
        {
            throw BrowserErrors.PageCrashed(_address);
        }
        catch (CdpErrorException exception) when (IsGone(exception))
        {
            throw BrowserErrors.NavigatedAway(_address);
        }
        catch (Exception exception) when (exception is OperationException or CdpErrorException)
        {
            throw await _browser.ExplainAsync(exception);
        }
    }

    // The document that the command was for is no longer there.
    private static bool IsGone(CdpErrorException exception) =>
        GoneWords.Any(word => exception.Message.Contains(word, StringComparison.Ordinal));

    private async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken, TimeSpan? atLeast = null)
    {
        while (true)
        {
            var changed = _changed.Next;
            if (_isCrashed) throw BrowserErrors.PageCrashed(_address);
            if (Traffic.Bytes > _limits.PageBytes) throw BrowserErrors.TooLarge(_address, _limits.PageBytes);
            if (_navigation.Count > MostDocuments) throw BrowserErrors.RedirectLoop(_address);

            // Looked at before the condition: what comes to rest between the two looks would otherwise be waited for without an end.
            var quiet = Traffic.Quiet;
            if (condition()) return;
            var wait = atLeast is { } span && span > quiet ? span - quiet : Timeout.InfiniteTimeSpan;
            if (_browser.IsGone) await SendAsync(new PageProtocol.GetFrames(), cancellationToken);
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(changed, _browser.Gone, Task.Delay(wait, _time, enough.Token));
            await enough.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void CheckBegun(PageProtocol.Navigated begun)
    {
        if (begun.IsDownload == true) throw BrowserErrors.NoPage(_address);
        if (begun.ErrorText is not { Length: > 0 } error) return;
        if (error.Contains("TOO_MANY_REDIRECTS", StringComparison.Ordinal)) throw BrowserErrors.RedirectLoop(_address);
        if (begun.LoaderId is { } loader && Traffic.Find(loader) is { Status: { } status and >= 400 }) throw BrowserErrors.Refused(_address, status);
        throw BrowserErrors.Unreachable(_address, error);
    }

    private Uri CheckEnd()
    {
        if (Traffic.Find(_navigation.Loader) is { Status: { } status and >= 400 }) throw BrowserErrors.Refused(_address, status);
        var end = _navigation.Address;
        return IsSameSite(_address.Host, end.Host) ? end : throw BrowserErrors.LeftSite(_address, end);
    }

    // Many sites add or drop this one label; every other host is another site.
    private static bool IsSameSite(string asked, string got) => WithoutWww(asked) == WithoutWww(got);

    private static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
}
