using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly Workplace _place = new();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("deployment")]
    [InlineData("deployment", "nonsense")]
    [InlineData("deployment", "list", "--nonsense")]
    [InlineData("deployment", "list", "--status", "nonsense")]
    [InlineData("deployment", "list", "--type", "nonsense")]
    [InlineData("deployment", "list", "--from", "nonsense")]
    [InlineData("deployment", "list", "--limit", "0")]
    [InlineData("deployment", "list", "--limit", "many")]
    [InlineData("deployment", "new", "--environment", "nonsense")]
    [InlineData("deployment", "new", "--wait", "nonsense")]
    [InlineData("deployment", "new", "--user-impact", "nonsense")]
    [InlineData("deployment", "compare", "20260131-120000-deployment")]
    [InlineData("deployment", "lock")]
    [InlineData("configuration", "set")]
    [InlineData("configuration", "set", "no-value")]
    [InlineData("configuration", "import")]
    [InlineData("configuration", "export", "--format", "toml")]
    [InlineData("feature", "set", "new-menu")]
    [InlineData("feature", "set", "new-menu", "--enabled", "perhaps")]
    [InlineData("feature", "test", "new-menu")]
    [InlineData("completion", "tcsh")]
    [InlineData("serve", ".", "--port", "70000")]
    [InlineData("status", "--output", "xml")]
    public async Task What_cannot_be_understood_exits_with_2_and_shows_where_help_is(params string[] arguments)
    {
        var result = (await _place.RunAsync(arguments)).Failed(2, "UsageInvalid");
        Assert.Equal("", result.Output);
        Assert.Contains("--help' shows how to use it.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_that_of_the_assembly()
    {
        var version = (await _place.RunAsync("--version")).Succeeded().Output.Trim();
        Assert.StartsWith(typeof(Prodops).Assembly.GetName().Version!.ToString(3), version, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("store", "show")]
    [InlineData("deployment", "new")]
    [InlineData("deployment", "list")]
    [InlineData("deployment", "undo", "--what-if")]
    [InlineData("configuration", "get")]
    [InlineData("feature", "list")]
    public async Task Without_a_store_the_message_says_how_to_make_one(params string[] arguments)
    {
        var result = (await _place.RunAsync(arguments)).Failed(1, "StoreNotFound");
        Assert.Contains("prodops store initialize", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Root));
    }

    [Fact]
    public async Task A_damaged_store_is_named_and_left_alone()
    {
        await _place.InitializeAsync();
        await File.WriteAllTextAsync(_place.PathOf("production/store.json"), "{ not json", TestContext.Current.CancellationToken);
        (await _place.RunAsync("store", "show")).Failed(1, "StoreDamaged");
        Assert.Equal("{ not json", await File.ReadAllTextAsync(_place.PathOf("production/store.json"), TestContext.Current.CancellationToken));
    }

    public void Dispose() => _place.Dispose();
}
