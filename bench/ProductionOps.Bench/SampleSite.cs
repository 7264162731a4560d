using System.Globalization;
using System.Text;

namespace ProductionOps.Bench;

/// <summary>
/// A site of 4,700 files and about 242 MB: 3,000 pages of 4 to 20 KB, each in its own directory, 1,500 incompressible images of 150 KB
/// in 30 directories, and 200 scripts of 4 KB. Its bytes come from a fixed seed.
/// </summary>
internal sealed class SampleSite(string directory)
{
    private const int Pages = 3000;
    private const int Images = 1500;
    private const int Scripts = 200;
    private const int ImageDirectories = 30;
    private const int ImageLength = 140_000;
    private const int Seed = 20260101;

    public string Directory { get; } = directory;

    public void Write()
    {
#pragma warning disable CA5394 // The site is to be the same every time.
        var random = new Random(Seed);
        for (var page = 0; page < Pages; page++) WriteText(PagePath(page), Text(random, random.Next(4_000, 20_000)));
        var image = new byte[ImageLength];
        for (var index = 0; index < Images; index++)
        {
            random.NextBytes(image);
            var path = Prepare(string.Create(CultureInfo.InvariantCulture, $"images/{index % ImageDirectories:00}/{index:0000}.webp"));
            File.WriteAllBytes(path, image);
        }

        for (var script = 0; script < Scripts; script++)
        {
            WriteText(string.Create(CultureInfo.InvariantCulture, $"_astro/chunk.{script:x8}.js"), Text(random, 4_000));
        }
#pragma warning restore CA5394
    }

    /// <summary>Changes the text of some pages and gives every file a new time, as a build does.</summary>
    public void Rebuild(int round, int changedPages, DateTime time)
    {
        for (var index = 0; index < changedPages; index++)
        {
            var path = Path.Combine(Directory, PagePath(((round * changedPages) + index) % Pages));
            var text = File.ReadAllText(path);
            File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"<!-- {round:00000} -->") + text[(text.Length > 20 ? 14 : 0)..]);
        }

        foreach (var path in System.IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(path, time);
    }

    private static string PagePath(int page) => string.Create(CultureInfo.InvariantCulture, $"posts/{page:0000}/index.html");

    private void WriteText(string relativePath, string text) => File.WriteAllText(Prepare(relativePath), text);

    private string Prepare(string relativePath)
    {
        var path = Path.Combine(Directory, relativePath);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static string Text(Random random, int length)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz      <>\n";
        var text = new StringBuilder(length);
#pragma warning disable CA5394
        while (text.Length < length) text.Append(Letters[random.Next(Letters.Length)]);
#pragma warning restore CA5394
        return text.ToString();
    }
}
