using System.Buffers.Binary;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>GIF (version 89a): a screen, then extensions and images of sub-blocks, up to the trailer.</summary>
internal static class GifImage
{
    private const int ScreenLength = 13;
    private const int DescriptorLength = 9;

    /// <summary>Reads one.</summary>
    public static ImageFacts Read(ReadOnlySpan<byte> image)
    {
        if (image.Length < ScreenLength) return ImageFacts.Truncated(ImageFormat.Gif, "within its header");
        var facts = new ImageFacts(ImageFormat.Gif)
        {
            Width = BinaryPrimitives.ReadUInt16LittleEndian(image[6..]),
            Height = BinaryPrimitives.ReadUInt16LittleEndian(image[8..]),
        };
        var position = ScreenLength + ColorTable(image[10]);
        var hasPixels = false;
        while (position < image.Length)
        {
            switch (image[position++])
            {
                case 0x3B:
                    return hasPixels ? facts : ImageFacts.Broken(ImageFormat.Gif, "It has no pixels.");
                case 0x21:
                    position++;
                    break;
                case 0x2C when position + DescriptorLength < image.Length:
                    position += DescriptorLength + ColorTable(image[position + 8]) + 1;
                    hasPixels = true;
                    break;
                case 0x2C:
                    return ImageFacts.Truncated(ImageFormat.Gif, "within the description of an image");
                default:
                    return ImageFacts.Broken(ImageFormat.Gif, "It has a block of no known type.");
            }

            while (position < image.Length && image[position] != 0) position += image[position] + 1;
            position++;
        }

        return ImageFacts.Truncated(ImageFormat.Gif, "before its trailer");
    }

    private static int ColorTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
