using System.Globalization;

namespace ProductionOps;

/// <summary>How many of something, as it is said in a sentence: "1 file", "2 files", "0 files".</summary>
/// <param name="Count">How many; at most two decimals are said.</param>
/// <param name="One">What one of them is called, with a verb where the sentence needs it: "file differs".</param>
/// <param name="Many">What several are called: "files differ"; null for an s at the end.</param>
public readonly record struct Quantity(double Count, string One, string? Many = null)
{
    /// <summary>The number and the noun, the same in every culture.</summary>
    public override string ToString() => $"{Count.ToString("0.##", CultureInfo.InvariantCulture)} {(Count == 1 ? One : Many ?? One + "s")}";
}
