using System.IO.Compression;
using ProductionOps.Core.Tests.Maintenance.Workflow;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Optimization;

/// <summary>What an optimization does to a built site, and what it only names.</summary>
public sealed class OptimizationTests
{
    private const string Settings = "maintenance: { optimization: { precompression: [gzip, brotli], maximumImageSize: 5000, keepUnused: [downloads/**] } }";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TextIsPrecompressedAndDecompressesToItself()
    {
        await using var site = await CreateAsync(Settings);
        var run = await RunAsync(site);

        Assert.Equal(MaintenanceStatus.Success, run.Status);
        var page = await File.ReadAllBytesAsync(At(site, "index.html"), Stop);
        Assert.Equal(page, await ReadAsync(new GZipStream(File.OpenRead(At(site, "index.html.gz")), CompressionMode.Decompress)));
        Assert.Equal(page, await ReadAsync(new BrotliStream(File.OpenRead(At(site, "index.html.br")), CompressionMode.Decompress)));
        Assert.Equal(File.GetLastWriteTimeUtc(At(site, "index.html")), File.GetLastWriteTimeUtc(At(site, "index.html.gz")));
        Assert.False(File.Exists(At(site, "small.css.gz")), "too small to be worth it");
        Assert.False(File.Exists(At(site, "big ü.png.gz")), "compressed already");
        Assert.Contains(run.Results!.Changes, static change => change.StartsWith("wrote 2 compressed files", StringComparison.Ordinal));

        Assert.DoesNotContain((await RunAsync(site)).Results!.Changes, static change => change.StartsWith("wrote", StringComparison.Ordinal));
        await File.AppendAllTextAsync(At(site, "index.html"), "<p>new</p>", Stop);
        Assert.Contains((await RunAsync(site)).Results!.Changes, static change => change.StartsWith("wrote 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NothingIsCompressedWhereNoServerServesIt()
    {
        await using var site = await CreateAsync("");
        await RunAsync(site);
        Assert.Empty(Directory.EnumerateFiles(site.Folder.At("museum/dist"), "*.gz", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task OversizedImagesAndUnusedFilesAreNamedAndStay()
    {
        await using var site = await CreateAsync(Settings);
        var before = Directory.EnumerateFiles(site.Folder.At("museum/dist"), "*", SearchOption.AllDirectories).ToList();
        var run = await RunAsync(site);

        Assert.Contains("big ü.png has 6000 bytes", Assert.Single(run.Results!.Errors, static error => error.ErrorId == "ImageOversized").Message, StringComparison.Ordinal);
        Assert.Equal(["forgotten.js"], run.Results.Errors.Where(static error => error.ErrorId == "FileUnused").Select(static error => error.Message.Split(' ')[0]));
        Assert.All(run.Results.Errors, static error => Assert.Equal(ErrorSeverity.Warning, error.Severity));
        Assert.All(before, static path => Assert.True(File.Exists(path)));
    }

    [Fact]
    public async Task ViolationsOfTheNewestMeasurementAreToldWithWhatToDo()
    {
        await using var site = await CreateAsync("");
        await site.Store.Monitoring.AddAsync(
            new ProductionMonitoring
            {
                MonitoringId = "",
                Timestamp = site.Time.Now,
                MonitoringType = MonitoringType.Constitutional,
                SiteUrl = "https://museum.test/",
                Environment = DeploymentEnvironment.Production,
                Constitutional = new ConstitutionalMeasurement { ComplianceScore = 80, Violations = [".github/workflows/deploy.yml would run. Remove it."] },
            },
            Stop);
        var run = await RunAsync(site);
        Assert.Contains("Remove it", Assert.Single(run.Results!.Errors, static error => error.ErrorId == "ComplianceViolation").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASiteThatWasNotBuiltIsToldAndTheStoreIsOptimizedAllTheSame()
    {
        await using var site = await CreateAsync("");
        Directory.Delete(site.Folder.At("museum/dist"), recursive: true);
        var run = await RunAsync(site);
        Assert.Equal(MaintenanceStatus.Success, run.Status);
        Assert.Equal("SiteNotBuilt", Assert.Single(run.Results!.Errors).ErrorId);
    }

    private static async Task<MaintainedSite> CreateAsync(string settings)
    {
        var site = await MaintainedSite.CreateAsync();
        await site.ConfigureAsync($$"""
            {{settings}}
            """, build: "build: { command: [\"true\"], output: dist }, ");
        Write(site, "index.html", $"<link href=small.css><img src='big%20%C3%BC.png'>{string.Concat(Enumerable.Repeat("<p>text</p>", 400))}");
        Write(site, "small.css", "p{}");
        Write(site, "forgotten.js", "x()");
        Write(site, "robots.txt", "User-agent: *");
        Write(site, "downloads/catalogue.pdf", "pdf");
        await File.WriteAllBytesAsync(At(site, "big ü.png"), new byte[6000], Stop);
        return site;
    }

    private static void Write(MaintainedSite site, string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(site, name))!);
        File.WriteAllText(At(site, name), text);
    }

    private static async Task<MaintenanceAutomation> RunAsync(MaintainedSite site)
    {
        var service = site.Workspace.Maintenance;
        var record = await service.ScheduleAsync(new MaintenanceRequest { Type = MaintenanceType.Optimization }, Stop);
        return await service.RunAsync(record.MaintenanceId, new MaintenanceRunRequest(), Stop);
    }

    private static string At(MaintainedSite site, string name) => site.Folder.At("museum/dist/" + name);

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        await using (stream)
        {
            using var buffer = new MemoryStream();
            await stream.CopyToAsync(buffer, Stop);
            return buffer.ToArray();
        }
    }
}
