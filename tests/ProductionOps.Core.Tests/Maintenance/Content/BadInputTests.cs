using ProductionOps.Files;
using ProductionOps.Maintenance.Content;
using ProductionOps.Maintenance.Content.External;
using ProductionOps.Maintenance.Content.Images;
using ProductionOps.Processes;
using ProductionOps.Testing.Content;

namespace ProductionOps.Core.Tests.Maintenance.Content;

/// <summary>What a check does with folders, files and images that are not as they should be.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Images => ["png", "jpg", "gif", "webp", "avif", "bmp", "ico", "svg"];

    [Fact]
    public async Task Links_of_the_disk_are_followed_within_the_site_only_and_circles_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege on Windows.");
        _folder.WriteText("index.html", "<a href='linked/page.html'>x</a><a href=file.html>x</a>");
        _folder.WriteText("real/page.html", "<title>x</title>");
        Directory.CreateSymbolicLink(_folder.At("linked"), "real");
        Directory.CreateSymbolicLink(_folder.At("real/up"), "..");
        File.CreateSymbolicLink(_folder.At("file.html"), "real/page.html");
        File.CreateSymbolicLink(_folder.At("self"), "self");
        File.CreateSymbolicLink(_folder.At("outside.html"), "/etc/hostname");
        var rules = (await CheckAsync()).Select(static finding => $"{finding.Page} {finding.Rule}").Order(StringComparer.Ordinal);
        Assert.Equal(["linked/up symlink-broken", "outside.html symlink-outside", "real/up symlink-broken", "self symlink-broken"], rules);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_markup_that_never_ends_are_told_with_their_place()
    {
        await File.WriteAllBytesAsync(_folder.At("bad.html"), [.. "<title>x</title>\n<p>"u8, 0xFF, 0xFE, .. "</p>"u8], Token);
        _folder.WriteText("open.html", "<title>x</title>\n <script>var a;");
        _folder.WriteText("tag.html", "<title>x</title><a href=\"x.html>never closed");
        var found = (await CheckAsync()).Select(static finding => $"{finding.Page}:{finding.Line}:{finding.Column} {finding.Rule}");
        Assert.Equal(["bad.html:2:4 encoding-invalid", "open.html:2:2 markup-unclosed", "tag.html:1:17 markup-unclosed"], found);
    }

    [Fact]
    public async Task No_folder_a_file_and_an_empty_folder_are_errors_of_their_own()
    {
        Assert.Equal("ContentEmpty", (await Assert.ThrowsAsync<OperationException>(() => CheckAsync())).Id);
        _folder.WriteText("file", "x");
        Assert.Equal("ContentPathInvalid", (await Assert.ThrowsAsync<OperationException>(() => CheckAsync("file"))).Id);
        Assert.Equal("ContentPathNotFound", (await Assert.ThrowsAsync<OperationException>(() => CheckAsync("none"))).Id);
    }

    [Fact]
    public async Task It_stops_when_it_is_told_to()
    {
        GeneratedSite.Write(_folder.Path, 200, 100, new Uri("https://museum.example/"));
        using var stop = new CancellationTokenSource();
        await using var findings = Validator().ValidateAsync(new SiteCheckOptions { Directory = _folder.Path }, null, stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await findings.MoveNextAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await findings.MoveNextAsync())
            {
                // What was found before is still told.
            }
        });
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void Whole_images_are_whole_and_every_shorter_one_is_not(string extension)
    {
        var image = ImageOf(extension);
        var whole = ImageReader.Read(image);
        Assert.Null(whole.Damage);
        Assert.True(whole.Width > 0 && whole.Height > 0);
        for (var length = 1; length < image.Length - 1; length++) Assert.NotNull(ImageReader.Read(image.AsMemory(0, length)).Damage);
    }

    [Fact]
    public void Random_bytes_are_never_more_than_broken()
    {
        var random = new Random(7);
        foreach (var extension in Images.Select(static row => row.Data))
        {
            var image = ImageOf(extension);
            for (var round = 0; round < 3000; round++)
            {
                var changed = image.ToArray();
                for (var i = 0; i < 3; i++) changed[random.Next(changed.Length)] = (byte)random.Next(256);
                Assert.NotNull(ImageReader.Read(changed));
            }
        }
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("169.254.169.254", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:192.168.0.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("2001:4860:4860::8888", false)]
    [InlineData("93.184.216.34", false)]
    public void Private_addresses_are_told(string address, bool isPrivate) => Assert.Equal(isPrivate, PrivateAddress.Is(System.Net.IPAddress.Parse(address)));

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ContentValidator Validator() => new(new PhysicalFileSystem(), new ProcessRunner(TimeProvider.System), TimeProvider.System, SilentReporter.Instance);

    private async Task<List<ContentFinding>> CheckAsync(string path = "") =>
        await Validator().ValidateAsync(new SiteCheckOptions { Directory = Path.TrimEndingDirectorySeparator(_folder.At(path)) }, null, Token).ToListAsync(Token);

    private static byte[] ImageOf(string extension) => extension switch
    {
        "png" => TestImages.Png(8, 8),
        "jpg" => TestImages.Jpeg(8, 8),
        "gif" => TestImages.Gif(8, 8),
        "webp" => TestImages.WebP(8, 8),
        "avif" => TestImages.Avif(8, 8),
        "bmp" => TestImages.Bmp(),
        "ico" => TestImages.Ico(),
        _ => TestImages.Svg(),
    };
}
