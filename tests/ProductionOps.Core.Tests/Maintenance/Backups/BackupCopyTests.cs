using ProductionOps.Core.Tests.Deployment.Targets;
using ProductionOps.Maintenance.Backups;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Backups;

public sealed class BackupCopyTests
{
    [Fact]
    public async Task A_copy_in_another_directory_restores_without_the_store_and_gains_only_what_is_new()
    {
        await using var scenario = await BackupScenario.CreateAsync("copies: [{ type: directory, path: second place }]");
        scenario.Write("page.html", "text");
        await scenario.BackUpAsync();
        var first = Assert.Single(await CopyAsync(scenario));
        var again = Assert.Single(await CopyAsync(scenario));
        scenario.Write("other.html", "more");
        await scenario.BackUpAsync(BackupType.Incremental);
        var third = Assert.Single(await CopyAsync(scenario));
        Directory.Delete(scenario.Backups, recursive: true);

        var vault = new BackupVault(scenario.Folder.At("second place"), scenario.Options);
        await vault.RestoreAsync(new RestoreRequest { Destination = scenario.Folder.At("restored") }, CancellationToken.None);

        Assert.Equal(0, again.CopiedFiles);
        Assert.InRange(third.CopiedFiles, 2, first.CopiedFiles + 1);
        Assert.Equal("more", await File.ReadAllTextAsync(scenario.Folder.At("restored/content/other.html")));
        await foreach (var check in vault.TestAsync(new BackupTestRequest { Restore = true }, CancellationToken.None)) Assert.True(check.Verified);
    }

    [Fact]
    public async Task The_place_of_other_backups_is_left_alone()
    {
        await using var scenario = await BackupScenario.CreateAsync("copies: [{ type: directory, path: second place }]");
        await scenario.BackUpAsync();
        await CopyAsync(scenario);
        Directory.Delete(scenario.Backups, recursive: true);
        await scenario.BackUpAsync();

        Assert.Equal("BackupCopyOfOther", (await Assert.ThrowsAsync<OperationException>(() => CopyAsync(scenario))).Id);
    }

    [Fact]
    public async Task A_damaged_pack_is_not_copied()
    {
        await using var scenario = await BackupScenario.CreateAsync("copies: [{ type: directory, path: second place }]");
        await scenario.BackUpAsync();
        var pack = Directory.GetFiles(Path.Combine(scenario.Backups, "packs")).First();
        var content = await File.ReadAllBytesAsync(pack);
        content[content.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(pack, content);

        Assert.Equal("BackupDamaged", (await Assert.ThrowsAsync<OperationException>(() => CopyAsync(scenario))).Id);
    }

    [Fact]
    public async Task A_copy_over_ssh_is_whole_and_restores()
    {
        await using var scenario = await BackupScenario.CreateAsync();
        await using var server = await SshServer.StartAsync(scenario.Folder.At("ssh keys"));
        await scenario.ConfigureAsync($"""
            copies:
                  - type: ssh
                    host: 127.0.0.1
                    user: {Environment.UserName}
                    port: {server.Port}
                    identityFile: "{server.IdentityFile}"
                    path: "{scenario.Folder.At("far away")}"
                    sshOptions: [-F, none, -o, 'UserKnownHostsFile="{server.KnownHosts}"', -o, GlobalKnownHostsFile=none, -o, StrictHostKeyChecking=yes]
            """);
        scenario.Write("page.html", "text");
        await scenario.BackUpAsync();

        var first = Assert.Single(await CopyAsync(scenario));
        var again = Assert.Single(await CopyAsync(scenario));
        var vault = new BackupVault(scenario.Folder.At("far away"), scenario.Options);
        await vault.RestoreAsync(new RestoreRequest { Destination = scenario.Folder.At("restored") }, CancellationToken.None);

        Assert.InRange(first.CopiedFiles, 3, 10);
        Assert.Equal(0, again.CopiedFiles);
        Assert.Equal("text", await File.ReadAllTextAsync(scenario.Folder.At("restored/content/page.html")));
    }

    private static async Task<List<BackupCopyOutcome>> CopyAsync(BackupScenario scenario) =>
        await scenario.Service.CopyAsync(DeploymentEnvironment.Production, CancellationToken.None).ToListAsync();
}
