namespace ProductionOps.Browsers;

/// <summary>One thing that a page asked for.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Type">Its kind, as the protocol names it: Document, Stylesheet, Image, Font, Script and others.</param>
internal sealed record PageRequest(string Url, string Type)
{
    /// <summary>HTTP status; null when nothing was answered.</summary>
    public int? Status { get; init; }

    /// <summary>Media type; empty when nothing was answered.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>Bytes that came over the network, heads of answers and of redirects included.</summary>
    public long Transferred { get; init; }

    /// <summary>Bytes of the head of the answer.</summary>
    public long Head { get; init; }

    /// <summary>Bytes of the body as they came over the network.</summary>
    public long Body { get; init; }

    /// <summary>Bytes of the body after decompression.</summary>
    public long Content { get; init; }

    /// <summary>Whether it is over, well or not.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether it is meant to stay open, so that nobody waits for its end.</summary>
    public bool IsStream => Type is "EventSource" or "WebSocket" or "Ping" or "Media" or "Preflight";
}
