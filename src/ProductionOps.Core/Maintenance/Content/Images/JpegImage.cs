using System.Buffers.Binary;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>JPEG (ITU-T T.81): segments that begin with FF and a marker, pixels after SOS, up to EOI.</summary>
internal static class JpegImage
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <summary>Reads one.</summary>
    public static ImageFacts Read(ReadOnlySpan<byte> image)
    {
        var position = 2;
        ImageFacts? facts = null;
        var hasPixels = false;
        while (TryFindMarker(image, ref position, out var marker))
        {
            if (marker == EndOfImage)
            {
                if (facts is null || !hasPixels) return ImageFacts.Broken(ImageFormat.Jpeg, "It has no pixels.");
                return facts;
            }

            if (image.Length - position < 2) break;
            int length = BinaryPrimitives.ReadUInt16BigEndian(image[position..]);
            if (length < 2) return ImageFacts.Broken(ImageFormat.Jpeg, "A segment has no length.");
            if (length > image.Length - position) break;
            if (IsFrame(marker) && length >= 7)
            {
                facts ??= new ImageFacts(ImageFormat.Jpeg)
                {
                    Height = BinaryPrimitives.ReadUInt16BigEndian(image[(position + 3)..]),
                    Width = BinaryPrimitives.ReadUInt16BigEndian(image[(position + 5)..]),
                };
            }

            hasPixels |= marker == StartOfScan;
            position += length;
        }

        return ImageFacts.Truncated(ImageFormat.Jpeg, "before its end marker");
    }

    // Within pixels an FF is followed by 00, or by one of the markers RST0 to RST7, which stand alone.
    private static bool TryFindMarker(ReadOnlySpan<byte> image, ref int position, out byte marker)
    {
        marker = 0;
        while (true)
        {
            var offset = image[Math.Min(position, image.Length)..].IndexOf((byte)0xFF);
            if (offset < 0 || position + offset + 1 >= image.Length) return false;
            position += offset + 1;
            marker = image[position];
            if (marker == 0xFF) continue;
            position++;
            if (marker is not (0 or 1 or (>= 0xD0 and <= 0xD8))) return true;
        }
    }

    // SOF0 to SOF15 without DHT, JPG and DAC, which lie between them.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
