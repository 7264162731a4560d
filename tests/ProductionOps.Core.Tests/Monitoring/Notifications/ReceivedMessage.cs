using System.Text.Json.Nodes;

namespace ProductionOps.Core.Tests.Monitoring.Notifications;

/// <summary>A request that was posted.</summary>
internal sealed record ReceivedMessage(string Head, byte[] Body, bool WasTaken)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public IEnumerable<string> Notices => Json["notices"]!.AsArray().Select(notice => $"{notice!["kind"]} {notice["cause"]}");

    public string? Header(string name) => Head.Split("\r\n").Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim()).SingleOrDefault();
}
