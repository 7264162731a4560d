using ProductionOps.Configuration;
using ProductionOps.Files;
using ProductionOps.Integrations;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Store;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class BackupSourceTests
{
    private static readonly string[] Files = ["site/public/index.html", "site/src/public/index.html"];

    [Theory]
    [InlineData("{ output: public }", true, true)]
    [InlineData("{ output: public, command: [npm, run, build] }", false, true)]
    [InlineData("{ output: public, shell: make, workingDirectory: src }", true, false)]
    public async Task What_a_command_makes_is_left_out_and_a_site_without_one_is_taken(string build, bool takesTop, bool takesBelow)
    {
        using var folder = new TemporaryFolder();
        foreach (var path in new[] { ".git/HEAD", "public/index.html", "src/public/index.html", ".deploy/site/releases/1/index.html" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.At(path))!);
            await File.WriteAllTextAsync(folder.At(path), path, TestContext.Current.CancellationToken);
        }

        await using var store = await new StoreFactory(new PhysicalFileSystem(), TimeProvider.System).InitializeAsync(folder.At("production"), "Test", CancellationToken.None);
        var options = new WorkspaceOptions { CurrentDirectory = folder.Path, Integrations = static () => new IntegrationServices(), Reporter = SilentReporter.Instance };
        await new ConfigurationService(store, options.Integrations, TimeProvider.System).ImportAsync(
            new ConfigurationImport(
                $$"""
                environment: production
                application: { name: Test, homepage: https://example.org }
                deployment:
                  build: {{build}}
                  target: { type: directory, path: .deploy/site }
                """,
                "production.yaml"),
            CancellationToken.None);
        var backups = new BackupService(store, options);

        var outcome = await backups.CreateAsync(new BackupRequest(), CancellationToken.None);

        var taken = await backups.Vault.ListFilesAsync(outcome.Backup.BackupId, CancellationToken.None).Select(file => file.Path).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([takesTop, takesBelow], Files.Select(taken.Contains));
        Assert.DoesNotContain(taken, path => path.Contains(".deploy/site/", StringComparison.Ordinal));
    }
}
