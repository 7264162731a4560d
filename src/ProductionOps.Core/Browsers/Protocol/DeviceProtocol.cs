namespace ProductionOps.Browsers.Protocol;

/// <summary>The device that is emulated, and what its user does.</summary>
internal static class DeviceProtocol
{
    public sealed record SlowDown(double Rate) : CdpCommand<CdpNothing>("Emulation.setCPUThrottlingRate");

    public sealed record SetScreen(int Width, int Height, double DeviceScaleFactor, bool Mobile)
        : CdpCommand<CdpNothing>("Emulation.setDeviceMetricsOverride");

    public sealed record Mouse(string Type, double X, double Y, string Button, int ClickCount) : CdpCommand<CdpNothing>("Input.dispatchMouseEvent");

    public sealed record Press(string Type, string Key, string Code, int WindowsVirtualKeyCode)
        : CdpCommand<CdpNothing>("Input.dispatchKeyEvent");
}
