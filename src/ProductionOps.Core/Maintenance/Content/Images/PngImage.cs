using System.Buffers.Binary;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>PNG (ISO/IEC 15948): chunks of a length, a type, content and a checksum, up to <c>IEND</c>.</summary>
internal static class PngImage
{
    private const int ChunkFrame = 12;
    private const int HeaderLength = 13;

    /// <summary>What every PNG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads one.</summary>
    public static ImageFacts Read(ReadOnlySpan<byte> image)
    {
        var position = Signature.Length;
        ImageFacts? facts = null;
        var hasData = false;
        while (true)
        {
            if (image.Length - position < ChunkFrame) return ImageFacts.Truncated(ImageFormat.Png, "before its IEND chunk");
            var length = BinaryPrimitives.ReadUInt32BigEndian(image[position..]);
            var type = image.Slice(position + 4, 4);
            if (length > image.Length - position - ChunkFrame) return ImageFacts.Truncated(ImageFormat.Png, $"within its {System.Text.Encoding.ASCII.GetString(type)} chunk");
            if (facts is null)
            {
                if (!type.SequenceEqual("IHDR"u8) || length != HeaderLength) return ImageFacts.Broken(ImageFormat.Png, "It does not begin with an IHDR chunk.");
                if (!HasChecksum(image.Slice(position + 4, 4 + HeaderLength), image[(position + 8 + HeaderLength)..])) return ImageFacts.Broken(ImageFormat.Png, "The checksum of its header is wrong.");
                facts = new ImageFacts(ImageFormat.Png)
                {
                    Width = BinaryPrimitives.ReadUInt32BigEndian(image[(position + 8)..]),
                    Height = BinaryPrimitives.ReadUInt32BigEndian(image[(position + 12)..]),
                };
            }

            hasData |= type.SequenceEqual("IDAT"u8) && length > 0;
            if (type.SequenceEqual("IEND"u8)) return hasData ? facts : ImageFacts.Broken(ImageFormat.Png, "It has no pixels.");
            position += ChunkFrame + (int)length;
        }
    }

    private static bool HasChecksum(ReadOnlySpan<byte> content, ReadOnlySpan<byte> checksum)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc == BinaryPrimitives.ReadUInt32BigEndian(checksum);
    }
}
