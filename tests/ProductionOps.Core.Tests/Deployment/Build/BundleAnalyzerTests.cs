using System.IO.Compression;
using System.Text;
using ProductionOps.Deployment.Build;
using ProductionOps.Files;

namespace ProductionOps.Core.Tests.Deployment.Build;

public sealed class BundleAnalyzerTests : IDisposable
{
    private static readonly byte[] WebP = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8];
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _names = [];

    public void Dispose() => _folder.Dispose();

    private void Add(string name, string text)
    {
        _folder.WriteText(name, text);
        _names.Add(name);
    }

    private void Add(string name, byte[] content)
    {
        File.WriteAllBytes(_folder.At(name), content);
        _names.Add(name);
    }

    private Task<BundleAnalysisResult> AnalyzeAsync() =>
        new BundleAnalyzer(new PhysicalFileSystem()).AnalyzeAsync(_folder.Path, _names, TestContext.Current.CancellationToken);

    private static string Long(string text) => string.Concat(Enumerable.Repeat(text, 40));

    [Fact]
    public async Task Sizes_are_by_class_raw_and_compressed()
    {
        Add("app.js", new string('a', 1000));
        Add("x.mjs", "b");
        Add("site.css", new string('c', 500));
        Add("index.html", new string('d', 300));
        var image = new byte[700];
        new Random(1).NextBytes(image);
        Add("image.png", image);

        var result = await AnalyzeAsync();

        Assert.Equal((1001, 500, 1000, 2501), (result.Size.Javascript, result.Size.Css, result.Size.Assets, result.Size.Total));
        using var expected = new MemoryStream();
        using (var gzip = new GZipStream(expected, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(new string('c', 500)));
        Assert.Equal(expected.Length, result.CompressedSize.Css);
        Assert.InRange(result.CompressedSize.Assets, 700, 760);
    }

    [Fact]
    public async Task Every_optimization_that_is_there_is_found()
    {
        Add("app.Ab12Cd34.js", $"import{{a}}from\"./chunk.Ef56Gh78.js\";{Long("let a=1;")}");
        Add("chunk.Ef56Gh78.js", Long("export let a=1;"));
        Add("app.Ab12Cd34.js.br", [1, 2, 3]);
        Add("a.webp", WebP);
        Add("index.html", "<img alt='' loading=\"lazy\" src=a.webp>");

        Assert.Equal(
            ["minification", "code-splitting", "content-hashed-names", "precompression", "modern-images", "lazy-images"],
            (await AnalyzeAsync()).Optimizations);
    }

    [Fact]
    public async Task What_only_looks_like_an_optimization_is_not_claimed()
    {
        Add("app.js", "import './style.css'\nlet a = 1\nlet b = 2\n");
        Add("other.js", "// from './app'\nlet a = 1\n");
        Add("lies.webp", "this is no image at all");
        Add("photo.jpg", [0xFF, 0xD8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Add("index.html", "<p>loading=\"lazy\"</p><img src=a>");

        Assert.Empty((await AnalyzeAsync()).Optimizations);
    }
}
