using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Maintenance.Backups.Format;
using ProductionOps.Maintenance.Backups.Repository;
using ProductionOps.Maintenance.Backups.Restoration;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

/// <summary>Whole repositories whose list has a path that would lead out of the place to which it is restored.</summary>
public sealed class HostileBackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Repository => _folder.At("backups");

    private string Destination => _folder.At("deep/deeper/restored");

    private string Outside => _folder.At("outside");

    public void Dispose() => _folder.Dispose();

    public static TheoryData<HostilePath> Kinds => [.. Enum.GetValues<HostilePath>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_of_it_is_restored_anywhere(HostilePath kind)
    {
        var path = await PublishAsync(kind);
        var before = Everything();

        foreach (var paths in new string[][] { [], [HostileBackup.SafePath] })
        {
            var request = new RestoreRequest { Destination = Destination, Paths = paths };
            AssertUnsafe(path, await Assert.ThrowsAsync<OperationException>(() => Vault().PlanRestoreAsync(request, CancellationToken.None)));
            AssertUnsafe(path, await Assert.ThrowsAsync<OperationException>(() => Vault().RestoreAsync(request, CancellationToken.None)));
        }

        Assert.False(Directory.Exists(Destination));
        Assert.Equal(before, Everything());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_there_is_not_replaced_either(HostilePath kind)
    {
        var path = await PublishAsync(kind);
        _folder.WriteText("deep/deeper/restored/" + HostileBackup.SafePath, "mine");
        var before = Everything();

        var request = new RestoreRequest { Destination = Destination, Overwrite = true };
        AssertUnsafe(path, await Assert.ThrowsAsync<OperationException>(() => Vault().RestoreAsync(request, CancellationToken.None)));

        Assert.Equal(before, Everything());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_test_names_the_path_with_and_without_a_restoration(HostilePath kind)
    {
        var path = await PublishAsync(kind);
        var before = Everything();

        foreach (var restore in new[] { false, true })
        {
            var request = new BackupTestRequest { Restore = restore, RestoreIn = Directory.CreateDirectory(_folder.At("deep")).FullName };
            var check = Assert.Single(await Vault().TestAsync(request, CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken));

            Assert.False(check.Verified);
            Assert.False(check.RestorationTested);
            Assert.Equal(0, check.DamagedFiles);
            Assert.Equal(check.OriginalChecksum, check.BackupChecksum);
            var finding = Assert.Single(check.Findings);
            Assert.Equal(("BackupPathUnsafe", path, null), (finding.Id, finding.Path, finding.Source));
            Assert.StartsWith($"BackupPathUnsafe: '{path}': the path ", finding.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_test_names_every_such_path()
    {
        var hostile = new HostileBackup(Repository);
        await hostile.PublishAsync("../escaped.txt");
        await hostile.PublishBelowLinkAsync(Outside);

        var checks = await Vault().TestAsync(new BackupTestRequest(), CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([HostileBackup.PathBelowLink, "../escaped.txt"], checks.Select(check => Assert.Single(check.Findings).Path));
    }

    [Fact]
    public async Task The_restoration_of_a_test_refuses_it_itself_and_keeps_the_identifier()
    {
        var path = await PublishAsync(HostilePath.Parent);
        var parent = Directory.CreateDirectory(_folder.At("deep")).FullName;
        var before = Everything();
        using var repository = new BackupRepository(new RepositoryDirectory(Repository, new PhysicalFileSystem(), TimeProvider.System), document: null, key: null);
        var whole = new BackupCheck
        {
            BackupId = Assert.Single(repository.Snapshots.List()),
            Verified = true,
            DamagedFiles = 0,
            OriginalChecksum = string.Empty,
            BackupChecksum = string.Empty,
            VerificationTime = DateTimeOffset.UnixEpoch,
        };

        var check = new RestorationTest(repository, new RecordingReporter(), BlobLimits.Default).Run(whole, parent, CancellationToken.None);

        Assert.False(check.Verified);
        var finding = Assert.Single(check.Findings);
        Assert.Equal(("BackupPathUnsafe", path), (finding.Id, finding.Path));
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData(@"..\escaped.txt")]
    [InlineData(@"C:\escaped.txt")]
    public async Task A_backslash_is_a_letter_where_the_system_takes_it_for_one(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows takes a backslash for a separator, and such a path is refused there.");
        await new HostileBackup(Repository).PublishAsync(path);
        var before = Everything();

        await Vault().RestoreAsync(new RestoreRequest { Destination = Destination }, CancellationToken.None);

        Assert.Equal("from the backup", await File.ReadAllTextAsync(Path.Combine(Destination, path), TestContext.Current.CancellationToken));
        Assert.Equal(before, Everything().Where(found => !found.StartsWith(_folder.At("deep"), StringComparison.Ordinal)));
    }

    private async Task<string> PublishAsync(HostilePath kind)
    {
        Assert.SkipWhen(kind is HostilePath.WindowsParent or HostilePath.WindowsRoot && !OperatingSystem.IsWindows(), "Needs Windows; elsewhere a backslash is a letter.");
        Directory.CreateDirectory(Outside);
        var hostile = new HostileBackup(Repository);
        if (kind == HostilePath.BelowLink)
        {
            await hostile.PublishBelowLinkAsync(Outside);
            return HostileBackup.PathBelowLink;
        }

        var path = kind switch
        {
            HostilePath.Parent => "../escaped.txt",
            HostilePath.Absolute => Path.Combine(Outside, "escaped.txt"),
            HostilePath.ParentInTheMiddle => "content/../../escaped.txt",
            HostilePath.WindowsParent => @"..\escaped.txt",
            _ => @"C:\escaped.txt",
        };
        await hostile.PublishAsync(path);
        return path;
    }

    private BackupVault Vault() => new(Repository, new WorkspaceOptions
    {
        CurrentDirectory = _folder.Path,
        Reporter = new RecordingReporter(),
        Integrations = static () => new IntegrationServices(),
    });

    // The outcome of a test is kept beside the backup.
    private string[] Everything() =>
    [
        .. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(Path.Combine(Repository, "verifications"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];

    private static void AssertUnsafe(string path, OperationException error)
    {
        Assert.Equal("BackupPathUnsafe", error.Id);
        Assert.Equal(ErrorKind.Forbidden, error.Kind);
        Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A way out of the destination.</summary>
    public enum HostilePath
    {
        Parent,
        Absolute,
        ParentInTheMiddle,
        BelowLink,
        WindowsParent,
        WindowsRoot,
    }
}
