using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Build;

/// <summary>Reads a file of the output once, for its size and for the signs of optimizations.</summary>
internal sealed partial class OutputFileReader(IFileSystem files, string directory)
{
    private const int GzipLevel = 9;
    private const int SignatureLength = 12;

    public OutputFile Read(string name)
    {
        var path = Path.Combine(directory, name);
        var kind = ClassOf(name);
        if (kind is FileClass.RasterImage or FileClass.Other) return ReadBinary(name, path, kind);
        var content = files.ReadAllBytes(path);
        var file = new OutputFile(name, kind, content.Length, Compressed(content));
        return kind switch
        {
            FileClass.JavaScript => file with { IsMinified = IsMinified(content), ImportsScript = Import().IsMatch(Encoding.UTF8.GetString(content)) },
            FileClass.Css => file with { IsMinified = IsMinified(content) },
            FileClass.Page => file with { HasLazyImage = LazyImage().IsMatch(Encoding.UTF8.GetString(content)) },
            _ => file,
        };
    }

    private OutputFile ReadBinary(string name, string path, FileClass kind)
    {
        using var stream = files.OpenRead(path);
        var file = new OutputFile(name, kind, stream.Length, stream.Length);
        if (kind != FileClass.RasterImage) return file;
        Span<byte> signature = stackalloc byte[SignatureLength];
        var count = stream.ReadAtLeast(signature, SignatureLength, throwOnEndOfStream: false);
        return file with { IsModernImage = count == SignatureLength && IsModern(signature) };
    }

    private static FileClass ClassOf(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".JS" or ".MJS" or ".CJS" => FileClass.JavaScript,
        ".CSS" => FileClass.Css,
        ".HTML" or ".HTM" => FileClass.Page,
        ".PNG" or ".JPG" or ".JPEG" or ".GIF" or ".WEBP" or ".AVIF" => FileClass.RasterImage,
        ".SVG" or ".JSON" or ".XML" or ".TXT" or ".MAP" or ".WEBMANIFEST" or ".MD" or ".CSV" or ".RSS" or ".ATOM" => FileClass.OtherText,
        _ => FileClass.Other,
    };

    private static long Compressed(byte[] content)
    {
        using var counter = new CountingStream();
        using (var gzip = new GZipStream(counter, new ZLibCompressionOptions { CompressionLevel = GzipLevel }, leaveOpen: true)) gzip.Write(content);
        return counter.Length;
    }

    // The rule that GitHub's linguist uses to tell generated scripts: lines longer than 110 characters on average.
    private static bool IsMinified(ReadOnlySpan<byte> content)
    {
        const int AverageLine = 110;
        var lines = content.Count((byte)'\n') + (content.EndsWith("\n"u8) ? 0 : 1);
        return content.Length / lines > AverageLine;
    }

    private static bool IsModern(ReadOnlySpan<byte> signature)
    {
        var isWebP = signature.StartsWith("RIFF"u8) && signature[8..].SequenceEqual("WEBP"u8);
        var isAvif = signature[4..].SequenceEqual("ftypavif"u8) || signature[4..].SequenceEqual("ftypavis"u8);
        return isWebP || isAvif;
    }

    [GeneratedRegex("""(?:\bimport\s*\(?\s*|\bfrom\s*|\bimport\s*[\w{}*,\s$]+from\s*)["'`]\.{1,2}/[^"'`]+\.[mc]?js["'`]""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Import();

    [GeneratedRegex("""<img\s[^>]*\bloading\s*=\s*["']?lazy\b""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LazyImage();
}
