using System.Globalization;
using ProductionOps.Browsers;
using ProductionOps.Browsers.Protocol;
using ProductionOps.Model;

namespace ProductionOps.Monitoring.Performance.Vitals;

/// <summary>
/// The devices and networks that are emulated: Lighthouse's, as it applies them through the DevTools protocol
/// (core/config/constants.js: mobileSlow4G and desktopDense4G).
/// </summary>
internal static class Throttling
{
    private const double BytesPerKilobit = 1024.0 / 8;

    /// <summary>What a page is opened with.</summary>
    public static PageSetup Setup(ThrottlingProfile profile) => profile switch
    {
        ThrottlingProfile.Mobile => new PageSetup(new DeviceProtocol.SetScreen(412, 823, 1.75, Mobile: true))
        {
            Network = new NetworkProtocol.Emulate(562.5, 1474.56 * BytesPerKilobit, 675 * BytesPerKilobit),
            SlowDown = 4,
        },
        ThrottlingProfile.Desktop => PageSetup.Desktop with
        {
            Network = new NetworkProtocol.Emulate(0, 10_240 * BytesPerKilobit, 10_240 * BytesPerKilobit),
        },
        _ => PageSetup.Desktop,
    };

    /// <summary>The same as a sentence.</summary>
    public static string Describe(ThrottlingProfile profile)
    {
        var setup = Setup(profile);
        var network = setup.Network is { } slow
            ? string.Create(CultureInfo.InvariantCulture, $"{slow.DownloadThroughput / BytesPerKilobit:0} kbit/s with {slow.Latency:0} ms more latency")
            : "the network as it is";
        return string.Create(CultureInfo.InvariantCulture, $"A screen of {setup.Screen.Width} x {setup.Screen.Height}, {network}, the processor {setup.SlowDown:0} times slower.");
    }
}
