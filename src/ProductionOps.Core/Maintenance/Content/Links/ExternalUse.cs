namespace ProductionOps.Maintenance.Content.Links;

/// <summary>An external address and where it is used.</summary>
/// <param name="Url">The address, without its fragment.</param>
/// <param name="File">The first file that has it.</param>
/// <param name="Line">Line in that file, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Place">Element and attribute.</param>
/// <param name="Text">As it is written there.</param>
/// <param name="Count">How many links lead to it.</param>
internal sealed record ExternalUse(string Url, int File, int Line, int Column, LinkPlace Place, string Text, int Count)
{
    /// <summary>Both uses of one address.</summary>
    public ExternalUse Join(ExternalUse other)
    {
        var isFirst = (File, Line, Column).CompareTo((other.File, other.Line, other.Column)) <= 0;
        return (isFirst ? this : other) with { Count = Count + other.Count };
    }
}
