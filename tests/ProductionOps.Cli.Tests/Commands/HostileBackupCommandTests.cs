using ProductionOps.Cli.Tests.Running;
using ProductionOps.Testing;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>Whole backups with a path that would lead out of the place to which they are restored.</summary>
public sealed class HostileBackupCommandTests : IDisposable
{
    private const string Below = "below a link";

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("../escaped.txt")]
    [InlineData("content/../../escaped.txt")]
    [InlineData("/escaped.txt")]
    [InlineData(Below)]
    public async Task A_restoration_writes_nothing_and_names_the_path(string kind)
    {
        var path = await PublishAsync(kind);
        var before = _place.Fingerprint();

        foreach (var options in new string[][] { [], ["--what-if"], ["--path", HostileBackup.SafePath] })
        {
            var result = await _place.RunAsync(["backup", "restore", "--location", "copy", "--to", "deep/restored", .. options]);
            Assert.Contains($"'{path}'", result.Failed(1, "BackupPathUnsafe").Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, _place.Fingerprint());
    }

    [Theory]
    [InlineData("../escaped.txt")]
    [InlineData("content/../../escaped.txt")]
    [InlineData("/escaped.txt")]
    [InlineData(Below)]
    public async Task A_test_names_the_path_and_ends_with_1(string kind)
    {
        var path = await PublishAsync(kind);

        foreach (var options in new string[][] { [], ["--restore"] })
        {
            var result = await _place.RunJsonAsync(["backup", "test", "--location", "copy", .. options]);

            Assert.Equal(1, result.ExitCode);
            Assert.Contains($"BackupPathUnsafe: '{path}': the path ", result.Error, StringComparison.Ordinal);
            Assert.False(result.Record.GetProperty("verified").GetBoolean());
            var finding = Assert.Single(result.Record.GetProperty("findings").EnumerateArray());
            Assert.Equal("BackupPathUnsafe", finding.GetProperty("id").GetString());
            Assert.Equal(path, finding.GetProperty("path").GetString());
        }
    }

    private async Task<string> PublishAsync(string kind)
    {
        Directory.CreateDirectory(_place.PathOf("deep"));
        var outside = Directory.CreateDirectory(_place.PathOf("outside")).FullName;
        var hostile = new HostileBackup(_place.PathOf("copy"));
        if (kind == Below)
        {
            await hostile.PublishBelowLinkAsync(outside);
            return HostileBackup.PathBelowLink;
        }

        var path = kind[0] == '/' ? outside + kind : kind;
        await hostile.PublishAsync(path);
        return path;
    }
}
