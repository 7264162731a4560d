using System.Text;
using ProductionOps.Configuration;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class BackupEncryptionTests
{
    private const string Encrypted = "encryption: { secret: BACKUP_TEST_KEY }";

    [Fact]
    public async Task An_encrypted_backup_comes_back_and_shows_neither_content_nor_names()
    {
        await using var scenario = await BackupScenario.CreateAsync(Encrypted);
        scenario.Options = scenario.Options with { SecretResolvers = [new OneSecret("correct horse battery")] };
        scenario.Write("plans for the museum.txt", "nobody may read this before the opening");
        var backup = await scenario.BackUpAsync();
        await scenario.BackUpAsync(BackupType.Incremental);

        var check = await scenario.TestAsync(backup.BackupId, restore: true);
        await scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored"));

        Assert.True(check.Verified);
        Assert.Equal("nobody may read this before the opening", await File.ReadAllTextAsync(scenario.Folder.At("restored/content/plans for the museum.txt")));
        foreach (var path in Directory.GetFiles(scenario.Backups, "*", SearchOption.AllDirectories))
        {
            var content = await File.ReadAllBytesAsync(path);
            foreach (var secret in new[] { "nobody may read", "plans for the museum", "correct horse" }) Assert.True(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, path);
        }
    }

    [Fact]
    public async Task Another_key_is_refused_with_a_clear_error()
    {
        await using var scenario = await BackupScenario.CreateAsync(Encrypted);
        scenario.Options = scenario.Options with { SecretResolvers = [new OneSecret("one")] };
        var backup = await scenario.BackUpAsync();
        scenario.Options = scenario.Options with { SecretResolvers = [new OneSecret("another")] };

        Assert.Equal("BackupKeyWrong", (await Assert.ThrowsAsync<OperationException>(() => scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored")))).Id);
        Assert.Equal("BackupKeyWrong", (await Assert.ThrowsAsync<OperationException>(() => scenario.BackUpAsync())).Id);
        scenario.Options = scenario.Options with { SecretResolvers = [] };
        Assert.Equal("SecretNotFound", (await Assert.ThrowsAsync<OperationException>(() => scenario.TestAsync(backup.BackupId))).Id);
    }

    [Fact]
    public async Task Encryption_is_neither_dropped_nor_begun_in_the_middle()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Options = scenario.Options with { SecretResolvers = [new OneSecret("one")] };
        await scenario.BackUpAsync();
        await scenario.ConfigureAsync(Encrypted);

        Assert.Equal("BackupEncryptionDiffers", (await Assert.ThrowsAsync<OperationException>(() => scenario.BackUpAsync())).Id);
    }

    [Fact]
    public async Task Without_its_document_an_encrypted_repository_is_not_begun_anew_over_the_old_one()
    {
        await using var scenario = await BackupScenario.CreateAsync(Encrypted);
        scenario.Options = scenario.Options with { SecretResolvers = [new OneSecret("one")] };
        await scenario.BackUpAsync();
        File.Delete(Path.Combine(scenario.Backups, "backup.json"));

        Assert.Equal("BackupDocumentMissing", (await Assert.ThrowsAsync<OperationException>(() => scenario.BackUpAsync())).Id);
    }

    private sealed class OneSecret(string value) : ISecretResolver
    {
        public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) => ValueTask.FromResult(name == "BACKUP_TEST_KEY" ? value : null);
    }
}
