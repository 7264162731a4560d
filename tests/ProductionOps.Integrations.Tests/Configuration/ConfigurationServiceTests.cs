using ProductionOps.Configuration;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Configuration;

/// <summary>The same behaviour on the store of files and on one that has none.</summary>
public abstract partial class ConfigurationServiceTests : IAsyncLifetime
{
    private const DeploymentEnvironment Production = DeploymentEnvironment.Production;
    private static readonly IntegrationServices Services = new();
    private ConfigurationService _service = null!;

    protected SettableTime Time { get; } = new();

    protected IProductionStore Store { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Store = await OpenAsync();
        _service = new ConfigurationService(Store, () => Services, Time);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Without_an_import_there_is_no_active_configuration()
    {
        var error = await Assert.ThrowsAsync<OperationException>(() => _service.GetActiveAsync(Production, Cancellation));

        Assert.Equal(("ConfigurationNotFound", ErrorKind.NotFound), (error.Id, error.Kind));
        Assert.Contains("Import-ProductionConfiguration", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_stored_and_active()
    {
        var imported = await ImportAsync(ConfigurationTexts.Minimal);

        Assert.Equal("1.0.0", imported.Version);
        Assert.Equal(Time.Now, imported.Timestamp);
        Assert.Equal(RecordId.At(Time.Now, RecordKind.Config).ToString(), imported.ConfigurationId);
        Assert.Equal(imported.ConfigurationId, (await _service.GetActiveAsync(Production, Cancellation)).ConfigurationId);
        Assert.Equal(imported.ConfigurationId, (await _service.FindAsync("1.0.0", null, Cancellation)).ConfigurationId);
        Assert.Equal(imported.Version, (await _service.FindAsync(imported.ConfigurationId, Production, Cancellation)).Version);
    }

    [Fact]
    public async Task Importing_the_same_again_stores_nothing()
    {
        var first = await ImportAsync(ConfigurationTexts.Minimal);
        var again = await ImportAsync("# a comment\n" + ConfigurationTexts.With("version: 1.0.0"));

        Assert.Equal(first.ConfigurationId, again.ConfigurationId);
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task Versions_are_chosen_as_documented()
    {
        await ImportAsync(Variant(1) + "version: 1.2.0\n");
        Assert.Equal("1.2.1", (await ImportAsync(Variant(2))).Version);
        Assert.Equal("1.2.2", (await ImportAsync(Variant(3) + "version: 1.2.0\n")).Version);
        Assert.Equal("2.0.0-rc.1", (await ImportAsync(Variant(4) + "version: 2.0.0-rc.1\n")).Version);
        Assert.Equal("2.0.0", (await ImportAsync(Variant(5))).Version);
        Assert.Equal("3.0.0", (await ImportAsync(Variant(5) + "version: 3.0.0\n")).Version);

        var low = await Assert.ThrowsAsync<OperationException>(() => ImportAsync(Variant(6) + "version: 1.9.0\n"));
        var requested = await Assert.ThrowsAsync<OperationException>(
            () => _service.ImportAsync(new ConfigurationImport(Variant(6), "t.yaml") { Version = "3.0.0" }, Cancellation));
        var invalid = await Assert.ThrowsAsync<OperationException>(
            () => _service.ImportAsync(new ConfigurationImport(Variant(6), "t.yaml") { Version = "4" }, Cancellation));

        Assert.Equal("ConfigurationVersionTooLow", low.Id);
        Assert.Contains("3.0.1 or higher", low.Message, StringComparison.Ordinal);
        Assert.Equal("ConfigurationVersionTooLow", requested.Id);
        Assert.Equal("ConfigurationVersionInvalid", invalid.Id);
        Assert.Equal(["1.2.0", "1.2.1", "1.2.2", "2.0.0-rc.1", "2.0.0", "3.0.0"], await VersionsAsync());
    }

    [Fact]
    public async Task An_import_need_not_be_activated_and_can_be_later()
    {
        var first = await ImportAsync(Variant(1));
        var second = await _service.ImportAsync(new ConfigurationImport(Variant(2), "t.yaml") { Activate = false }, Cancellation);
        Assert.Equal(first.ConfigurationId, (await _service.GetActiveAsync(Production, Cancellation)).ConfigurationId);

        var activated = await ImportAsync(Variant(2));

        Assert.Equal(second.ConfigurationId, activated.ConfigurationId);
        Assert.Equal(second.ConfigurationId, (await _service.GetActiveAsync(Production, Cancellation)).ConfigurationId);
    }

    [Fact]
    public async Task Environments_have_versions_of_their_own()
    {
        await ImportAsync(Variant(1));
        var staging = await ImportAsync(Variant(1).Replace("environment: production", "environment: staging", StringComparison.Ordinal));

        Assert.Equal("1.0.0", staging.Version);
        Assert.Equal(DeploymentEnvironment.Staging, (await _service.GetActiveAsync(DeploymentEnvironment.Staging, Cancellation)).Environment);
        Assert.Equal(Production, (await _service.GetActiveAsync(Production, Cancellation)).Environment);
        Assert.Equal(Production, (await _service.FindAsync("1.0.0", Production, Cancellation)).Environment);
        var wrong = await Assert.ThrowsAsync<OperationException>(() => _service.FindAsync(staging.ConfigurationId, Production, Cancellation));
        Assert.Equal("ConfigurationNotFound", wrong.Id);
    }

    [Fact]
    public async Task A_preview_stores_nothing()
    {
        await ImportAsync(Variant(1));

        var preview = await _service.PreviewImportAsync(new ConfigurationImport(Variant(2), "t.yaml"), Cancellation);
        var same = await _service.PreviewImportAsync(new ConfigurationImport(Variant(1), "t.yaml"), Cancellation);
        var invalid = await _service.PreviewImportAsync(new ConfigurationImport("a: 1", "t.yaml"), Cancellation);

        Assert.Equal("1.0.1", preview.Version);
        Assert.Null(preview.Existing);
        Assert.Equal(new ConfigurationDifference("monitoring.uptime.frequency", DifferenceKind.Changed, "1", "2"), Assert.Single(preview.Differences));
        Assert.Equal("1.0.0", same.Existing!.Version);
        Assert.Empty(same.Differences);
        Assert.False(invalid.Check.IsValid);
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task Warnings_are_told_and_invalid_files_are_not_stored()
    {
        var reporter = new RecordingReporter();
        await _service.ImportAsync(
            new ConfigurationImport(ConfigurationTexts.With("monitoring: {performance: {budgets: {css: 102401}}}"), "t.yaml") { Reporter = reporter },
            Cancellation);
        var error = await Assert.ThrowsAsync<OperationException>(() => ImportAsync(ConfigurationTexts.With("aplication: {}")));

        Assert.Contains("[ConfigurationBudgetUnreachable]", Assert.Single(reporter.Warnings), StringComparison.Ordinal);
        Assert.Equal("ConfigurationInvalid", error.Id);
        Assert.Contains("did you mean 'application'?", error.Message, StringComparison.Ordinal);
        Assert.Equal("t.yaml", error.Target);
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task Settings_are_changed_by_path_with_values_as_people_type_them()
    {
        await ImportAsync(ConfigurationTexts.With("features: {flags: {'new.checkout': false}}"));

        var changed = await SetAsync(new()
        {
            ["deployment.healthCheckTimeout"] = "45",
            ["deployment.strategy"] = "blue-green",
            ["deployment.validationSteps"] = "budgets, secrets",
            ["features.flags['new.checkout']"] = "True",
            ["features.rolloutPercentage['new.checkout']"] = "12.5",
            ["application.description"] = "12",
            ["environmentSettings.variables.SITE"] = "true",
            ["deployment.target.url"] = "https://example.org/",
            ["deployment.build.command"] = """["npm", "run", "build, all"]""",
        });

        Assert.Equal("1.0.1", changed.Version);
        Assert.Equal(45, changed.Deployment.HealthCheckTimeout);
        Assert.Equal(["budgets", "secrets"], changed.Deployment.ValidationSteps);
        Assert.True(changed.Features.Flags["new.checkout"]);
        Assert.Equal(12.5, changed.Features.RolloutPercentage["new.checkout"]);
        Assert.Equal("12", changed.Application.Description);
        Assert.Equal("true", changed.EnvironmentSettings.Variables["SITE"]);
        Assert.Equal(["npm", "run", "build, all"], changed.Deployment.Build!.Command);
        Assert.Equal("1.0.1", (await _service.GetActiveAsync(Production, Cancellation)).Version);
    }

    [Fact]
    public async Task Nothing_returns_a_setting_to_its_default_and_no_change_makes_no_version()
    {
        await ImportAsync(ConfigurationTexts.WithDeployment("healthCheckTimeout: 99"));

        Assert.Equal(30, (await SetAsync(new() { ["deployment.healthCheckTimeout"] = null })).Deployment.HealthCheckTimeout);
        Assert.Equal("1.0.1", (await SetAsync(new() { ["deployment.healthCheckTimeout"] = "30" })).Version);
        Assert.Equal(2, (await VersionsAsync()).Count);
    }

    [Theory]
    [InlineData("deployment.helthCheckTimeout", "5", "ConfigurationInvalid")]
    [InlineData("deployment.healthCheckTimeout", "soon", "ConfigurationInvalid")]
    [InlineData("deployment.healthCheckTimeout", "-5", "ConfigurationInvalid")]
    [InlineData("deployment..x", "5", "ConfigurationPathInvalid")]
    [InlineData("", "5", "ConfigurationPathInvalid")]
    [InlineData("deployment[0]", "5", "ConfigurationPathInvalid")]
    [InlineData("deployment.targets[7].url", "https://x/", "ConfigurationPathInvalid")]
    [InlineData("environmentSettings.variables.API_TOKEN", "hunter2-Zy8q", "ConfigurationSecretValue")]
    [InlineData("environmentSettings.secrets", "API_TOKEN=hunter2-Zy8q", "ConfigurationSecretValue")]
    public async Task A_wrong_change_stores_nothing(string path, string value, string id)
    {
        await ImportAsync(ConfigurationTexts.Minimal);

        var error = await Assert.ThrowsAsync<OperationException>(() => SetAsync(new() { [path] = value }));

        Assert.Equal(id, error.Id);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task A_change_can_be_previewed()
    {
        await ImportAsync(ConfigurationTexts.Minimal);

        var differences = await _service.PreviewSetAsync(
            Production, new Dictionary<string, string?> { ["deployment.healthCheckTimeout"] = "31" }, Cancellation);

        Assert.Equal([new ConfigurationDifference("deployment.healthCheckTimeout", DifferenceKind.Changed, "30", "31")], differences);
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task A_comparison_names_every_setting_that_differs()
    {
        var left = await ImportAsync(ConfigurationTexts.With("environmentSettings: {variables: {A: '1', B: '2'}, secrets: [X_TOKEN, Y_TOKEN]}"));
        var right = await ImportAsync(ConfigurationTexts.With("environmentSettings: {variables: {A: '9', 'C': '3'}, secrets: [X_TOKEN]}"));

        Assert.Equal(
            [
                new ConfigurationDifference("environmentSettings.variables.A", DifferenceKind.Changed, "1", "9"),
                new ConfigurationDifference("environmentSettings.variables.C", DifferenceKind.Added, null, "3"),
                new ConfigurationDifference("environmentSettings.variables.B", DifferenceKind.Removed, "2", null),
                new ConfigurationDifference("environmentSettings.secrets[1]", DifferenceKind.Removed, "Y_TOKEN", null),
            ],
            ConfigurationService.Compare(left, right));
    }

    [Fact]
    public async Task Restoring_makes_a_new_version_with_the_old_content()
    {
        var first = await ImportAsync(Variant(1));
        await ImportAsync(Variant(2));

        var restored = await _service.RestoreAsync(first.Version, Production, Cancellation);
        var again = await _service.RestoreAsync(first.ConfigurationId, Production, Cancellation);

        Assert.Equal("1.0.2", restored.Version);
        Assert.Empty(ConfigurationService.Compare(first, restored));
        Assert.Equal(restored.ConfigurationId, again.ConfigurationId);
        Assert.Equal(["1.0.0", "1.0.1", "1.0.2"], await VersionsAsync());
        var missing = await Assert.ThrowsAsync<OperationException>(() => _service.RestoreAsync("9.9.9", Production, Cancellation));
        Assert.Equal("ConfigurationNotFound", missing.Id);
    }

    [Theory]
    [InlineData(ConfigurationFormat.Yaml, "out.yaml")]
    [InlineData(ConfigurationFormat.Json, "out.json")]
    public async Task An_export_can_be_imported_and_changes_nothing(ConfigurationFormat format, string source)
    {
        var imported = await ImportAsync(ConfigurationTexts.With(
            "x-team: {名前: \"yes\", n: [1, 2.5, null]}\nenvironmentSettings: {variables: {A: 'true', B: '007', C: \"a\\nb\\n\"}}\nfeatures: {flags: {größe: true}}"));

        var text = _service.Export(imported, format, "../schema.json");
        var again = await _service.ImportAsync(new ConfigurationImport(text, source), Cancellation);
        var elsewhere = new ConfigurationService(new InMemoryProductionStore(Time), () => Services, Time);
        var copy = await elsewhere.ImportAsync(new ConfigurationImport(text, source), Cancellation);

        Assert.Equal(imported.ConfigurationId, again.ConfigurationId);
        Assert.Empty(ConfigurationService.Compare(imported, copy));
        Assert.Equal(text, elsewhere.Export(copy, format, "../schema.json"));
        Assert.Contains("../schema.json", text.Split('\n')[format == ConfigurationFormat.Yaml ? 0 : 1], StringComparison.Ordinal);
        foreach (var assigned in new[] { "configurationId", "timestamp", "sequence", "schemaVersion", "previousChecksum" })
            Assert.DoesNotContain(assigned, text, StringComparison.Ordinal);
    }

    protected abstract ValueTask<IProductionStore> OpenAsync();

    protected Task<ProductionConfiguration> ImportAsync(string text) =>
        _service.ImportAsync(new ConfigurationImport(text, "t.yaml"), Cancellation);

    private static string Variant(int number) => ConfigurationTexts.With($"monitoring: {{uptime: {{frequency: {number}}}}}");

    private Task<ProductionConfiguration> SetAsync(Dictionary<string, string?> changes) => _service.SetAsync(Production, changes, Cancellation);

    private async Task<List<string>> VersionsAsync()
    {
        var versions = new List<string>();
        await foreach (var entry in _service.ListAsync(RecordQuery.All, Cancellation)) versions.Add(entry.Version);
        return versions;
    }

    public sealed class WithoutFiles : ConfigurationServiceTests
    {
        protected override ValueTask<IProductionStore> OpenAsync() => ValueTask.FromResult<IProductionStore>(new InMemoryProductionStore(Time));
    }
}
