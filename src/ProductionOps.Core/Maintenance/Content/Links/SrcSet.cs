using System.Globalization;

namespace ProductionOps.Maintenance.Content.Links;

/// <summary>Reads the images of a <c>srcset</c> (section 4.8.4.3.10 of the HTML Standard).</summary>
internal ref struct SrcSet(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>Reads the next image.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="isValid">Whether browsers understand its size.</param>
    public bool Read(out ReadOnlySpan<char> address, out bool isValid)
    {
        isValid = true;
        _rest = _rest.TrimStart(" \t\r\n\f,");
        if (_rest.IsEmpty)
        {
            address = default;
            return false;
        }

        var end = _rest.IndexOfAny(" \t\r\n\f");
        address = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        if (address[^1] == ',')
        {
            address = address.TrimEnd(',');
            return true;
        }

        var comma = _rest.IndexOf(',');
        var descriptors = comma < 0 ? _rest : _rest[..comma];
        _rest = comma < 0 ? default : _rest[(comma + 1)..];
        isValid = AreValid(descriptors);
        return true;
    }

    private static bool AreValid(ReadOnlySpan<char> descriptors)
    {
        var (width, density) = (false, false);
        foreach (var range in descriptors.SplitAny(" \t\r\n\f"))
        {
            var each = descriptors[range];
            if (each.IsEmpty) continue;
            switch (each[^1])
            {
                case 'w' when !width && IsNumber(each[..^1], NumberStyles.None) && !each[..^1].Trim('0').IsEmpty:
                    width = true;
                    break;
                case 'h' when IsNumber(each[..^1], NumberStyles.None):
                    break;
                case 'x' when !density && IsNumber(each[..^1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent):
                    density = true;
                    break;
                default:
                    return false;
            }
        }

        return !(width && density);
    }

    private static bool IsNumber(ReadOnlySpan<char> text, NumberStyles styles) => double.TryParse(text, styles, CultureInfo.InvariantCulture, out _);
}
