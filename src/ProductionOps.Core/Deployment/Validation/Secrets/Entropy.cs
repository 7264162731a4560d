namespace ProductionOps.Deployment.Validation.Secrets;

/// <summary>Tells random text from words.</summary>
internal static class Entropy
{
    private const double LeastBitsPerCharacter = 4.0;

    /// <summary>
    /// Whether a value has upper case, lower case and digits and at least 4 bits of Shannon entropy per character: identifiers,
    /// paths and sentences have less, base64 of random bytes has more.
    /// </summary>
    public static bool LooksRandom(string value) =>
        value.Any(char.IsAsciiLetterUpper) && value.Any(char.IsAsciiLetterLower) && value.Any(char.IsAsciiDigit) &&
        BitsPerCharacter(value) >= LeastBitsPerCharacter;

    private static double BitsPerCharacter(string value) =>
        value.CountBy(character => character).Sum(count =>
        {
            var share = (double)count.Value / value.Length;
            return -share * Math.Log2(share);
        });
}
