using System.Text;

namespace ProductionOps.Testing.Content;

/// <summary>Where a fault is planted.</summary>
/// <param name="Number">Number of the fault.</param>
/// <param name="Origin">Scheme and host of the site.</param>
/// <param name="Base">Path under which the site is served.</param>
/// <param name="Other">Another page, relative to the site, with a slash at its end.</param>
/// <param name="Depth">How many directories the page is below the site.</param>
/// <param name="Write">Writes a file of the site.</param>
/// <param name="Redirect">Adds a line to the redirects of the site.</param>
internal sealed record FaultPlace(int Number, string Origin, string Base, string Other, int Depth, Action<string, byte[]> Write, Action<string> Redirect)
{
    /// <summary>The host, with the slashes before it.</summary>
    public string Host => Origin[Origin.IndexOf("//", StringComparison.Ordinal)..];

    /// <summary>Writes a file of text.</summary>
    public void WriteText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));
}
