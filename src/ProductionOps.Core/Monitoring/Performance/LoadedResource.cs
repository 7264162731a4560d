namespace ProductionOps.Monitoring.Performance;

/// <summary>Something that a page loaded.</summary>
/// <param name="Type">Its kind, as the DevTools protocol names it: Document, Stylesheet, Image, Font, Script and others.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Transferred">Bytes that came over the network, with the heads of the answers.</param>
/// <param name="Body">Bytes of its body as they came over the network.</param>
/// <param name="Content">Bytes of its body after decompression.</param>
internal sealed record LoadedResource(string Type, string MediaType, long Transferred, long Body, long Content)
{
    /// <summary>Whether compression makes such a thing smaller; images, sounds and fonts of the web are compressed in themselves.</summary>
    public bool IsCompressible =>
        MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ||
        MediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase) ||
        MediaType.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) ||
        MediaType.ToLowerInvariant() is
            "application/javascript" or "application/x-javascript" or "application/json" or "application/xml" or "application/wasm" or
            "font/ttf" or "font/otf" or "application/vnd.ms-fontobject";
}
