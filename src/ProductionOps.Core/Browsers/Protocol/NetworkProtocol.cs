namespace ProductionOps.Browsers.Protocol;

/// <summary>What a page loads.</summary>
internal static class NetworkProtocol
{
    public sealed record Enable() : CdpCommand<CdpNothing>("Network.enable");

    public sealed record Emulate(double Latency, double DownloadThroughput, double UploadThroughput, bool Offline = false)
        : CdpCommand<CdpNothing>("Network.emulateNetworkConditions");

    public sealed record RequestSent(string RequestId, string LoaderId, Request Request, Response? RedirectResponse = null, string? Type = null);

    public sealed record Request(string Url);

    public sealed record ResponseReceived(string RequestId, Response Response, string Type);

    public sealed record Response(string Url, int Status, string MimeType, double EncodedDataLength);

    public sealed record DataReceived(string RequestId, double DataLength, double EncodedDataLength);

    public sealed record Finished(string RequestId, double EncodedDataLength);

    public sealed record Failed(string RequestId);
}
