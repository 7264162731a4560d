namespace ProductionOps.Monitoring.Security.Headers;

/// <summary>Reads HTML as a browser does.</summary>
public interface IPageReader
{
    /// <summary>What a page says about its security; any text is a page.</summary>
    PageFacts Read(string html);
}
