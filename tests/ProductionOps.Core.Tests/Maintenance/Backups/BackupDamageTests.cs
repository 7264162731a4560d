using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class BackupDamageTests
{
    [Fact]
    public async Task Every_flipped_byte_of_a_pack_is_found_and_the_backup_named()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", new string('a', 300) + "some text");
        scenario.Write("image.webp", BackupScenario.Noise(120));
        var backup = await scenario.BackUpAsync(BackupType.Configuration);
        var pack = Assert.Single(Directory.GetFiles(Path.Combine(scenario.Backups, "packs")));
        await ForEachFlipAsync(pack, async offset =>
        {
            var check = await scenario.TestAsync(backup.BackupId);

            Assert.False(check.Verified, $"byte {offset}");
            Assert.Contains(check.Findings, finding => finding.Source == "packs/" + Path.GetFileName(pack));
        });
        Assert.True((await scenario.TestAsync(backup.BackupId)).Verified);
    }

    [Fact]
    public async Task A_flipped_byte_in_the_content_of_a_file_names_the_file()
    {
        await using var scenario = await BackupScenario.CreateAsync(packSize: 1);
        var noise = BackupScenario.Noise(5_000);
        scenario.Write("photo ü.webp", noise);
        var backup = await scenario.BackUpAsync();
        var pack = Directory.GetFiles(Path.Combine(scenario.Backups, "packs")).Single(path => File.ReadAllBytes(path).AsSpan().IndexOf(noise) >= 0);
        var content = await File.ReadAllBytesAsync(pack);
        content[content.AsSpan().IndexOf(noise) + 77] ^= 4;
        await File.WriteAllBytesAsync(pack, content);

        var check = await scenario.TestAsync(backup.BackupId);
        var error = await Assert.ThrowsAsync<OperationException>(() => scenario.RestoreAsync(backup.BackupId, scenario.Folder.At("restored")));

        Assert.Equal("content/photo ü.webp", Assert.Single(check.Findings).Path);
        Assert.Equal(1, check.DamagedFiles);
        Assert.NotEqual(check.OriginalChecksum, check.BackupChecksum);
        Assert.Equal("BackupDamaged", error.Id);
        Assert.False(Directory.Exists(scenario.Folder.At("restored")));
        Assert.Empty(Directory.GetFileSystemEntries(scenario.Folder.Path, ".tmp-*"));
    }

    [Fact]
    public async Task Every_flipped_byte_of_a_snapshot_document_is_found()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        var backup = await scenario.BackUpAsync(BackupType.Configuration);
        await ForEachFlipAsync(Path.Combine(scenario.Backups, "snapshots", backup.BackupId + ".json"), async offset =>
        {
            var check = await scenario.TestAsync(backup.BackupId);

            Assert.False(check.Verified, $"byte {offset}");
            Assert.Equal($"snapshots/{backup.BackupId}.json", Assert.Single(check.Findings).Source);
        });
    }

    [Fact]
    public async Task Every_flipped_byte_of_the_document_of_the_repository_is_found()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        var backup = await scenario.BackUpAsync(BackupType.Configuration);
        await ForEachFlipAsync(Path.Combine(scenario.Backups, "backup.json"), async _ =>
            Assert.Equal("BackupDamaged", (await Assert.ThrowsAsync<OperationException>(() => scenario.TestAsync(backup.BackupId))).Id));
    }

    [Fact]
    public async Task No_flipped_byte_of_the_index_does_any_harm()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        var backup = await scenario.BackUpAsync(BackupType.Configuration);
        await ForEachFlipAsync(Path.Combine(scenario.Backups, "index.cache"), async offset =>
            Assert.True((await scenario.TestAsync(backup.BackupId)).Verified, $"byte {offset}"));
        File.Delete(Path.Combine(scenario.Backups, "index.cache"));
        Assert.True((await scenario.TestAsync(backup.BackupId)).Verified);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task A_pack_that_was_cut_off_is_found_and_the_next_backup_heals(int length)
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "text");
        var first = await scenario.BackUpAsync();
        var pack = Assert.Single(Directory.GetFiles(Path.Combine(scenario.Backups, "packs")));
        await using (var stream = File.OpenWrite(pack)) stream.SetLength(length < 0 ? stream.Length + length : length);

        var check = await scenario.TestAsync(first.BackupId);
        var second = await scenario.BackUpAsync(BackupType.Incremental);

        Assert.False(check.Verified);
        Assert.True((await scenario.TestAsync(second.BackupId, restore: true)).Verified);
    }

    [Fact]
    public async Task A_missing_pack_is_found_and_the_next_incremental_backup_stores_its_files_again()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        scenario.Write("page.html", "text");
        var first = await scenario.BackUpAsync();
        File.Delete(Assert.Single(Directory.GetFiles(Path.Combine(scenario.Backups, "packs"))));

        var check = await scenario.TestAsync(first.BackupId);
        var second = await scenario.BackUpAsync(BackupType.Incremental);

        Assert.False(check.Verified);
        Assert.True((await scenario.TestAsync(second.BackupId, restore: true)).Verified);
    }

    private static async Task ForEachFlipAsync(string path, Func<int, Task> check)
    {
        var content = await File.ReadAllBytesAsync(path);
        // Every byte in the long form; otherwise as many as are quick, with the ends whole, where the structure is.
        var step = Environment.GetEnvironmentVariable("PRODUCTIONOPS_TEST_FULL") is { Length: > 0 } ? 1 : Math.Max(1, content.Length / 60);
        for (var offset = 0; offset < content.Length; offset += offset < 20 || offset > content.Length - 50 ? 1 : step)
        {
            content[offset] ^= 0x10;
            await File.WriteAllBytesAsync(path, content);
            await check(offset);
            content[offset] ^= 0x10;
        }

        await File.WriteAllBytesAsync(path, content);
    }
}
