using System.Buffers.Binary;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>BMP: a file header that says how long the file is, and a bitmap header with the size of the image.</summary>
internal static class BmpImage
{
    private const int OldHeader = 12;
    private const int SmallestFile = 26;

    /// <summary>Reads one.</summary>
    public static ImageFacts Read(ReadOnlySpan<byte> image)
    {
        if (image.Length < SmallestFile) return ImageFacts.Truncated(ImageFormat.Bmp, "within its header");
        var pixels = BinaryPrimitives.ReadUInt32LittleEndian(image[10..]);
        var header = BinaryPrimitives.ReadUInt32LittleEndian(image[14..]);
        if (header != OldHeader && header is < 40 or > 1024) return ImageFacts.Broken(ImageFormat.Bmp, "Its header has no known length.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(image[2..]) > image.Length || pixels >= image.Length) return ImageFacts.Truncated(ImageFormat.Bmp, "before the length that its header says");
        return header == OldHeader
            ? new ImageFacts(ImageFormat.Bmp) { Width = BinaryPrimitives.ReadUInt16LittleEndian(image[18..]), Height = BinaryPrimitives.ReadUInt16LittleEndian(image[20..]) }
            : new ImageFacts(ImageFormat.Bmp) { Width = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(image[18..])), Height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(image[22..])) };
    }
}
