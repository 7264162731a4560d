using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ProductionOps.Testing.Content;

/// <summary>Small images of every format, byte by byte.</summary>
public static class TestImages
{
    public static byte[] Png(int width = 1, int height = 1)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 0);
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < height; row++) zlib.Write(new byte[1 + width]);
        }

        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] Jpeg(int width = 1, int height = 1) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9,
    ];

    public static byte[] Gif(int width = 1, int height = 1) =>
    [
        .. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x80, 0, 0, 0, 0, 0, 255, 255, 255,
        0x21, 0xF9, 4, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B,
    ];

    public static byte[] WebP(int width = 1, int height = 1)
    {
        byte[] pixels = [0x30, 1, 0, 0x9D, 1, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0, 0, 0];
        return [.. "RIFF"u8, .. LittleEndian(12 + pixels.Length), .. "WEBP"u8, .. "VP8 "u8, .. LittleEndian(pixels.Length), .. pixels];
    }

    public static byte[] Avif(int width = 1, int height = 1)
    {
        var size = Box("ispe", [0, 0, 0, 0, .. BigEndian(width), .. BigEndian(height)]);
        var properties = Box("iprp", Box("ipco", size));
        return [.. Box("ftyp", [.. "avif"u8, 0, 0, 0, 0, .. "avif"u8, .. "mif1"u8]), .. Box("meta", [0, 0, 0, 0, .. properties]), .. Box("mdat", [1, 2, 3, 4])];
    }

    public static byte[] Bmp(int width = 1, int height = 1) =>
    [
        .. "BM"u8, .. LittleEndian(58), 0, 0, 0, 0, .. LittleEndian(54), .. LittleEndian(40), .. LittleEndian(width), .. LittleEndian(height), 1, 0, 24, 0,
        .. new byte[24], 0, 0, 0, 0,
    ];

    public static byte[] Ico()
    {
        var image = Png(16, 16);
        return [0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, .. LittleEndian(image.Length), .. LittleEndian(22), .. image];
    }

    public static byte[] Svg(string content = "<circle id=\"disc\" r=\"4\"/>") =>
        Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\" viewBox=\"0 0 8 8\">{content}</svg>\n");

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. BigEndian(content.Length), .. body, .. BigEndian((int)Checksum(body))];
    }

    private static byte[] Box(string type, byte[] content) => [.. BigEndian(8 + content.Length), .. Encoding.ASCII.GetBytes(type), .. content];

    private static uint Checksum(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] LittleEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
