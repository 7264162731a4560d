using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class BackupCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_backup_is_made_listed_tested_and_restored()
    {
        await PrepareAsync();
        var made = (await _place.RunJsonAsync("backup", "new", "--verify")).Succeeded().Record;
        var id = made.GetProperty("backupId").GetString()!;
        Assert.True(made.GetProperty("verified").GetBoolean());
        Assert.Contains(id, (await _place.RunAsync("backup", "list")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("site/src/page ü.md", (await _place.RunAsync("backup", "files", "-o", "csv")).Succeeded().Output, StringComparison.Ordinal);
        Assert.True((await _place.RunJsonAsync("backup", "test", id, "--restore")).Succeeded().Record.GetProperty("restorationTested").GetBoolean());

        (await _place.RunAsync("backup", "restore", "--to", "restored", "--what-if")).Succeeded();
        Assert.False(Directory.Exists(_place.PathOf("restored")));
        (await _place.RunAsync("backup", "restore", "--to", "restored")).Succeeded();
        Assert.Equal("text", await File.ReadAllTextAsync(_place.PathOf("restored/site/src/page ü.md"), TestContext.Current.CancellationToken));
        (await _place.RunAsync("backup", "restore", "--to", "restored")).Failed(1, "RestoreWouldOverwrite");
        (await _place.RunAsync("backup", "restore", "--to", "restored", "--force", "--path", "site/src")).Succeeded();
    }

    [Fact]
    public async Task Damage_is_named_and_ends_with_1()
    {
        await PrepareAsync();
        (await _place.RunAsync("backup", "new")).Succeeded();
        var pack = Directory.GetFiles(_place.PathOf("production/backups/packs")).Single();
        var content = await File.ReadAllBytesAsync(pack, TestContext.Current.CancellationToken);
        content[100] ^= 1;
        await File.WriteAllBytesAsync(pack, content, TestContext.Current.CancellationToken);

        var result = await _place.RunAsync("backup", "test");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(Path.GetFileName(pack), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_needs_no_store()
    {
        await PrepareAsync();
        (await _place.RunAsync("backup", "new")).Succeeded();
        Directory.Move(_place.PathOf("production/backups"), _place.PathOf("copy"));
        Directory.Delete(_place.PathOf("production"), recursive: true);

        (await _place.RunAsync("backup", "restore", "--location", "copy", "--to", "restored")).Succeeded();

        Assert.True(File.Exists(_place.PathOf("restored/store/store.json")));
        (await _place.RunAsync("backup", "list")).Failed(1, "StoreNotFound");
    }

    [Fact]
    public async Task A_prune_says_why_each_stays()
    {
        await PrepareAsync();
        (await _place.RunAsync("backup", "new")).Succeeded();

        Assert.Contains("it is the newest backup", (await _place.RunAsync("backup", "prune", "--what-if", "-o", "csv")).Succeeded().Output, StringComparison.Ordinal);
        (await _place.RunAsync("backup", "prune")).Succeeded();
        (await _place.RunAsync("backup", "copy")).Succeeded();
    }

    private async Task PrepareAsync()
    {
        await _place.InitializeAsync();
        Directory.CreateDirectory(_place.PathOf(".git"));
        _place.Write("src/page ü.md", "text");
    }
}
