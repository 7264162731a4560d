using System.Text.Json.Nodes;
using ProductionOps.Files;
using ProductionOps.Store;
using ProductionOps.Testing;

namespace ProductionOps.Integrations.Tests.Configuration;

/// <summary>And what only files can show.</summary>
public abstract partial class ConfigurationServiceTests
{
    public sealed class WithFiles : ConfigurationServiceTests
    {
        private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prodops störe 商店 {Guid.NewGuid():N}");

        [Fact]
        public async Task What_is_written_fits_the_specification()
        {
            await ImportAsync(ConfigurationTexts.Minimal);
            await ImportAsync(Variant(2));

            Assert.Empty(new SpecificationSchemas().ValidateStore(Store.Address, out var records));
            Assert.Equal(3, records);
        }

        [Fact]
        public async Task Changes_at_the_same_time_wait_for_each_other()
        {
            await ImportAsync(ConfigurationTexts.Minimal);

            var changed = await Task.WhenAll(Enumerable.Range(101, 8).Select(frequency => _service.SetAsync(
                Production,
                new Dictionary<string, JsonNode?> { ["monitoring.uptime.frequency"] = frequency },
                Cancellation)));

            Assert.Equal(
                Enumerable.Range(1, 8).Select(patch => $"1.0.{patch}"),
                changed.Select(configuration => configuration.Version).Order(StringComparer.Ordinal));
            Assert.Null(await Store.FindLockOwnerAsync("configuration", Cancellation));
        }

        [Fact]
        public async Task No_secret_reaches_a_file()
        {
            await Assert.ThrowsAsync<OperationException>(
                () => ImportAsync(ConfigurationTexts.With("environmentSettings: {variables: {API_TOKEN: hunter2-Zy8q}}")));

            foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
                Assert.DoesNotContain("hunter2", await File.ReadAllTextAsync(file, Cancellation), StringComparison.Ordinal);
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        protected override async ValueTask<IProductionStore> OpenAsync()
        {
            Directory.CreateDirectory(_folder);
            return await new StoreFactory(new PhysicalFileSystem(), Time).InitializeAsync(_folder, "example", Cancellation);
        }
    }
}
