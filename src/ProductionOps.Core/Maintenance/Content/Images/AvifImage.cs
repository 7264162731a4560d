using System.Buffers.Binary;

namespace ProductionOps.Maintenance.Content.Images;

/// <summary>AVIF: boxes of ISO/IEC 14496-12; the size of the image is in an <c>ispe</c> box of the metadata.</summary>
internal static class AvifImage
{
    private const int BoxHeader = 8;

    /// <summary>Whether the file type box names AVIF among its brands.</summary>
    public static bool IsAvif(ReadOnlySpan<byte> image)
    {
        if (image.Length < 16 || !image[4..].StartsWith("ftyp"u8)) return false;
        var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(image), (uint)image.Length);
        for (var position = BoxHeader; position + 4 <= length; position += 4)
        {
            var brand = image.Slice(position, 4);
            if (position != BoxHeader + 4 && (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))) return true;
        }

        return false;
    }

    /// <summary>Reads one.</summary>
    public static ImageFacts Read(ReadOnlySpan<byte> image)
    {
        var facts = new ImageFacts(ImageFormat.Avif);
        var (hasMetadata, hasData) = (false, false);
        for (long position = 0; position < image.Length;)
        {
            var rest = image[(int)position..];
            if (rest.Length < BoxHeader) return ImageFacts.Truncated(ImageFormat.Avif, "within a box");
            long length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length == 1 && rest.Length >= 16) length = BinaryPrimitives.ReadInt64BigEndian(rest[BoxHeader..]);
            if (length == 0) length = rest.Length;
            if (length < BoxHeader) return ImageFacts.Broken(ImageFormat.Avif, "A box has no length.");
            if (length > rest.Length) return ImageFacts.Truncated(ImageFormat.Avif, "within a box");
            var type = rest.Slice(4, 4);
            if (type.SequenceEqual("meta"u8))
            {
                hasMetadata = true;
                facts = WithSize(facts, rest[..(int)length]);
            }

            hasData |= type.SequenceEqual("mdat"u8) || type.SequenceEqual("moov"u8);
            position += length;
        }

        if (!hasData) return ImageFacts.Truncated(ImageFormat.Avif, "before its pixels");
        return hasMetadata ? facts : ImageFacts.Broken(ImageFormat.Avif, "It has no description of its pixels.");
    }

    // The largest, as thumbnails and layers have their own.
    private static ImageFacts WithSize(ImageFacts facts, ReadOnlySpan<byte> metadata)
    {
        while (metadata.IndexOf("ispe"u8) is >= 0 and var at && metadata.Length >= at + 16)
        {
            metadata = metadata[(at + 8)..];
            long width = BinaryPrimitives.ReadUInt32BigEndian(metadata);
            long height = BinaryPrimitives.ReadUInt32BigEndian(metadata[4..]);
            if (facts.Width is null || width * height > facts.Width * facts.Height) facts = facts with { Width = width, Height = height };
        }

        return facts;
    }
}
