using System.Buffers;
using System.Net.Mail;

namespace ProductionOps.Maintenance.Content.Links;

/// <summary>Checks the syntax of mail and telephone links; nobody is called.</summary>
internal static class ContactLink
{
    private static readonly SearchValues<char> PhoneCharacters = SearchValues.Create("0123456789-.() *#+");

    /// <summary>Whether each address of a mail link (RFC 6068) is one.</summary>
    /// <param name="text">What follows <c>mailto:</c>.</param>
    public static bool IsMail(ReadOnlySpan<char> text)
    {
        var query = text.IndexOf('?');
        var addresses = Uri.UnescapeDataString(query < 0 ? text : text[..query]);
        // "mailto:?subject=..." lets the reader choose to whom it goes, as share buttons do.
        if (addresses.Length == 0) return query >= 0;
        return addresses.Split(',').All(static address =>
            MailAddress.TryCreate(address.Trim(), out var parsed) && parsed.Address == address.Trim() && !parsed.Host.StartsWith('.') && !parsed.Host.EndsWith('.') &&
            !parsed.Host.Contains("..", StringComparison.Ordinal) && !parsed.Host.Contains(' ', StringComparison.Ordinal));
    }

    /// <summary>Whether a telephone link (RFC 3966) has a number that can be dialled.</summary>
    /// <param name="text">What follows <c>tel:</c>.</param>
    public static bool IsPhone(ReadOnlySpan<char> text)
    {
        var parameters = text.IndexOf(';');
        var number = Uri.UnescapeDataString(parameters < 0 ? text : text[..parameters]).AsSpan().Trim();
        return number.ContainsAnyInRange('0', '9') && !number.ContainsAnyExcept(PhoneCharacters) && number.LastIndexOf('+') <= 0;
    }
}
