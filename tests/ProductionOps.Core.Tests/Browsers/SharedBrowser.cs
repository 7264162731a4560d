using ProductionOps.Browsers;

namespace ProductionOps.Core.Tests.Browsers;

/// <summary>One browser for the tests of a class, which open pages of their own; starting it takes longer than most of them.</summary>
public sealed class SharedBrowser : IAsyncLifetime
{
    private Browser? _browser;

    internal Browser Browser
    {
        get
        {
            Chromium.SkipUnlessInstalled();
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsInstalled) _browser = await Chromium.Starter().StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
    }
}
