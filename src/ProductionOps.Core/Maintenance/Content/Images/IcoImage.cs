using System.Buffers.Binary;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>ICO: a directory of images, each a PNG or a bitmap without its file header.</summary>
internal static class IcoImage
{
    private const int DirectoryHeader = 6;
    private const int EntryLength = 16;
    private const int BitmapHeader = 40;

    /// <summary>Reads one; its size is that of its largest image.</summary>
    public static ImageFacts Read(ReadOnlySpan<byte> image)
    {
        if (image.Length < DirectoryHeader) return ImageFacts.Truncated(ImageFormat.Ico, "within its header");
        int count = BinaryPrimitives.ReadUInt16LittleEndian(image[4..]);
        if (count == 0) return ImageFacts.Broken(ImageFormat.Ico, "It has no images.");
        if (image.Length < DirectoryHeader + (count * EntryLength)) return ImageFacts.Truncated(ImageFormat.Ico, "within its directory");
        var facts = new ImageFacts(ImageFormat.Ico) { Width = 0, Height = 0 };
        for (var i = 0; i < count; i++)
        {
            var entry = image.Slice(DirectoryHeader + (i * EntryLength), EntryLength);
            var (width, height) = (entry[0] == 0 ? 256 : entry[0], entry[1] == 0 ? 256 : entry[1]);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]);
            long offset = BinaryPrimitives.ReadUInt32LittleEndian(entry[12..]);
            if (offset + length > image.Length) return ImageFacts.Truncated(ImageFormat.Ico, $"before its image {i + 1} does");
            var content = image.Slice((int)offset, (int)length);
            if (content.StartsWith(PngImage.Signature))
            {
                if (PngImage.Read(content) is { Damage: not null } damaged) return damaged with { Format = ImageFormat.Ico };
            }
            else if (content.Length < BitmapHeader || BinaryPrimitives.ReadUInt32LittleEndian(content) != BitmapHeader)
            {
                return ImageFacts.Broken(ImageFormat.Ico, $"Its image {i + 1} is neither a PNG nor a bitmap.");
            }

            if (width > facts.Width) facts = facts with { Width = width, Height = height };
        }

        return facts;
    }
}
