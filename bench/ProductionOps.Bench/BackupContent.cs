using System.Globalization;
using System.Text;

namespace ProductionOps.Bench;

/// <summary>
/// What a site is made of: 7,700 files, 262 MB. 3,000 pages and 3,000 Markdown sources of words that occur as often as words do, 200 scripts,
/// 1,495 images and 5 films that nothing can compress. Its bytes come from a fixed seed.
/// </summary>
internal sealed class BackupContent(string directory)
{
    private const int Seed = 20260301;
    private const int Words = 6000;

    private readonly string[] _words = new string[Words];
#pragma warning disable CA5394 // The content is to be the same every time.
    private readonly Random _random = new(Seed);

    public void Write()
    {
        for (var index = 0; index < Words; index++) _words[index] = Word();
        for (var page = 0; page < 3000; page++)
        {
            WriteText(Name($"dist/posts/{page:0000}/index.html"), "<!doctype html><html lang=en><head><meta charset=utf-8><link rel=stylesheet href=/_astro/site.css></head><body>", "<p class=\"prose\">", "</p>\n", _random.Next(6_000, 18_000));
            WriteText(Name($"src/content/{page:0000}.md"), "---\ntitle: A page\n---\n", "\n", "\n", _random.Next(2_000, 6_000));
        }

        for (var script = 0; script < 200; script++) WriteText(Name($"dist/_astro/chunk.{script:x8}.js"), "const a=1;", "function ", "(){return document.querySelector('a')};\n", 30_000);
        for (var image = 0; image < 1495; image++) WriteNoise(Name($"public/images/{image % 30:00}/{image:0000}.webp"), 130_000);
        for (var film = 0; film < 5; film++) WriteNoise(Name($"public/film/{film}.mp4"), 2_600_000);
    }

    private void WriteText(string path, string head, string before, string after, int length)
    {
        var text = new StringBuilder(head);
        while (text.Length < length)
        {
            text.Append(before);
            for (var word = _random.Next(20, 60); word > 0; word--) text.Append(_words[(int)(Words * Math.Pow(_random.NextDouble(), 4))]).Append(' ');
            text.Append(after);
        }

        File.WriteAllText(Prepare(path), text.ToString());
    }

    private void WriteNoise(string path, int length)
    {
        var content = new byte[_random.Next(length * 9 / 10, length * 11 / 10)];
        _random.NextBytes(content);
        File.WriteAllBytes(Prepare(path), content);
    }

    private string Word()
    {
        const string Letters = "etaoinshrdlucmfwypvbgkjqxz";
        var word = new char[_random.Next(2, 11)];
        for (var index = 0; index < word.Length; index++) word[index] = Letters[(int)(Letters.Length * Math.Pow(_random.NextDouble(), 2))];
        return new string(word);
    }
#pragma warning restore CA5394

    private static string Name(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);

    private string Prepare(string relativePath)
    {
        var path = Path.Combine(directory, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
