using ProductionOps.Browsers.Protocol;

namespace ProductionOps.Browsers;

/// <summary>What a page is opened with.</summary>
/// <param name="Screen">The screen.</param>
internal sealed record PageSetup(DeviceProtocol.SetScreen Screen)
{
    /// <summary>A desktop window.</summary>
    public static PageSetup Desktop { get; } = new(new DeviceProtocol.SetScreen(1350, 940, 1, Mobile: false));

    /// <summary>The network; null for that of this machine.</summary>
    public NetworkProtocol.Emulate? Network { get; init; }

    /// <summary>How many times slower the processor is than this machine's.</summary>
    public double SlowDown { get; init; } = 1;

    /// <summary>Runs in every document before its own scripts; null for nothing.</summary>
    public string? Script { get; init; }
}
