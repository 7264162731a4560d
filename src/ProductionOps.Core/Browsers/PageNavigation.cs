using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Browsers;

/// <summary>Follows the documents of a page's main frame.</summary>
/// <param name="changed">Told about every event.</param>
internal sealed class PageNavigation(Pulse changed)
{
    private readonly Lock _gate = new();
    private string _frame = "";
    private string _loader = "";
    private string _loaded = "";
    private Uri _address = new("about:blank");
    private int _count;

    /// <summary>Identifier of the main frame.</summary>
    public string Frame
    {
        get
        {
            lock (_gate) return _frame;
        }
    }

    /// <summary>Identifier of the main document's load.</summary>
    public string Loader
    {
        get
        {
            lock (_gate) return _loader;
        }
    }

    /// <summary>Address that the main document was loaded from.</summary>
    public Uri Address
    {
        get
        {
            lock (_gate) return _address;
        }
    }

    /// <summary>How many documents the main frame has shown.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _count;
        }
    }

    /// <summary>Whether the main document has finished loading.</summary>
    public bool IsLoaded
    {
        get
        {
            lock (_gate) return _count > 0 && _loaded == _loader;
        }
    }

    /// <summary>Listens to a page that shows an empty document.</summary>
    public void Watch(CdpSession session, PageProtocol.Frame main)
    {
        (_frame, _loader) = (main.Id, main.LoaderId);
        session.On<PageProtocol.FrameNavigated>("Page.frameNavigated", Navigated);
        session.On<PageProtocol.Lifecycle>("Page.lifecycleEvent", Lived);
    }

    private void Navigated(PageProtocol.FrameNavigated navigated)
    {
        lock (_gate)
        {
            if (navigated.Frame.ParentId is not null || navigated.Frame.LoaderId == _loader) return;
            (_frame, _loader, _address) = (navigated.Frame.Id, navigated.Frame.LoaderId, new Uri(navigated.Frame.Url));
            _count++;
        }

        changed.Beat();
    }

    private void Lived(PageProtocol.Lifecycle lived)
    {
        if (lived.Name != "load") return;
        lock (_gate)
        {
            if (lived.FrameId == _frame) _loaded = lived.LoaderId;
        }

        changed.Beat();
    }
}
