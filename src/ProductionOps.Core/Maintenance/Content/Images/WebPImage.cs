using System.Buffers.Binary;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>WebP (RFC 9649): a RIFF file whose first chunk is <c>VP8</c>, <c>VP8L</c> or <c>VP8X</c>.</summary>
internal static class WebPImage
{
    private const int RiffHeader = 8;
    private const int ChunkStart = 20;
    private const int SmallestHeader = 30;

    /// <summary>Reads one.</summary>
    public static ImageFacts Read(ReadOnlySpan<byte> image)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(image[4..]) > image.Length - RiffHeader) return ImageFacts.Truncated(ImageFormat.WebP, "before the length that its header says");
        if (image.Length < SmallestHeader) return ImageFacts.Truncated(ImageFormat.WebP, "within its header");
        var type = image.Slice(12, 4);
        if (type.SequenceEqual("VP8X"u8)) return Sized(1 + ReadUInt24(image[(ChunkStart + 4)..]), 1 + ReadUInt24(image[(ChunkStart + 7)..]));
        if (type.SequenceEqual("VP8L"u8)) return ReadLossless(image);
        return type.SequenceEqual("VP8 "u8) ? ReadLossy(image) : ImageFacts.Broken(ImageFormat.WebP, "Its first chunk is no image.");
    }

    private static ImageFacts ReadLossless(ReadOnlySpan<byte> image)
    {
        if (image[ChunkStart] != 0x2F) return ImageFacts.Broken(ImageFormat.WebP, "Its pixels do not begin with their signature.");
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(image[(ChunkStart + 1)..]);
        return Sized((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
    }

    private static ImageFacts ReadLossy(ReadOnlySpan<byte> image)
    {
        if (!image[(ChunkStart + 3)..].StartsWith<byte>([0x9D, 0x01, 0x2A])) return ImageFacts.Broken(ImageFormat.WebP, "Its pixels do not begin with their signature.");
        return Sized(
            BinaryPrimitives.ReadUInt16LittleEndian(image[(ChunkStart + 6)..]) & 0x3FFF,
            BinaryPrimitives.ReadUInt16LittleEndian(image[(ChunkStart + 8)..]) & 0x3FFF);
    }

    private static ImageFacts Sized(long width, long height) => new(ImageFormat.WebP) { Width = width, Height = height };

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
