using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Exchange;
using ProductionOps.Store.Files;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Store.Exchange;

public sealed class ExchangeTests
{
    [Theory]
    [InlineData(ExchangeFormat.Ndjson)]
    [InlineData(ExchangeFormat.Json)]
    [InlineData(ExchangeFormat.Csv)]
    public async Task WhatIsExportedIsImportedAsItWas(ExchangeFormat format)
    {
        await using var from = await TestStore.CreateAsync();
        await using var to = await TestStore.CreateAsync();
        var whole = (ProductionMonitoring)Specimens.Create(typeof(ProductionMonitoring));
        whole = whole with
        {
            SiteUrl = "https://example.org/?a=\"1\",2\r\n\u00fc",
            AdditionalProperties = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["mine"] = JsonDocument.Parse("{\"a\":[1,2]}").RootElement },
            Uptime = whole.Uptime! with
            {
                AdditionalProperties = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["more"] = JsonDocument.Parse("1.50").RootElement },
            },
        };
        await from.Store.Monitoring.AddAsync(whole, TestStore.Cancellation);
        await from.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(-3)), TestStore.Cancellation);
        await from.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(-2)) with { Uptime = null }, TestStore.Cancellation);

        var file = await ExportAsync(from.Store, RecordKind.Monitor, format);
        var result = await ImportAsync(to.Store, RecordKind.Monitor, format, file);

        Assert.Equal((3, 3, 0, 0), (result.Read, result.Added, result.Existing, result.Rejected));
        Assert.Equal(await RecordsOf(from.Store), await RecordsOf(to.Store));
        Assert.Equal(file, await ExportAsync(to.Store, RecordKind.Monitor, format));
    }

    [Theory]
    [InlineData(RecordKind.Deployment)]
    [InlineData(RecordKind.Maintenance)]
    [InlineData(RecordKind.Config)]
    [InlineData(RecordKind.Alert)]
    [InlineData(RecordKind.Incident)]
    public async Task EveryKindCanBeExchanged(RecordKind kind)
    {
        await using var from = await TestStore.CreateAsync();
        await using var to = await TestStore.CreateAsync();
        await AddSpecimenAsync(from.Store, kind);
        var file = await ExportAsync(from.Store, kind, ExchangeFormat.Ndjson);

        Assert.Equal(1, (await ImportAsync(to.Store, kind, ExchangeFormat.Ndjson, file)).Added);
        Assert.Equal(1, (await ImportAsync(to.Store, kind, ExchangeFormat.Ndjson, file)).Existing);
        Assert.Equal(file, await ExportAsync(to.Store, kind, ExchangeFormat.Ndjson));
    }

    [Fact]
    public async Task ARejectedRecordIsNamedWithItsLine()
    {
        await using var test = await TestStore.CreateAsync();
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        string[] lines =
        [
            Line("20260131-100000-monitor"),
            string.Empty,
            "{ not json",
            Line("20260131-100001-monitor").Replace("\"uptime\"", "\"uptimes\"", StringComparison.Ordinal),
            Line("20261399-100000-monitor"),
            Line("20250131-100000-monitor"),
            Line("20260131-100000-monitor"),
            Line("20260131-231542-monitor"),
            Line("20260131-100002-monitor"),
        ];
        var rejected = new List<RejectedRecord>();

        var result = await ImportAsync(test.Store, RecordKind.Monitor, ExchangeFormat.Ndjson, string.Join('\n', lines), rejected: rejected);

        Assert.Equal([3, 4, 5, 6, 7, 8], rejected.Select(one => one.Line).Order());
        Assert.Equal(["json", "enum", "id", "id", "conflict", "conflict"], rejected.OrderBy(one => one.Line).Select(one => one.Rule));
        Assert.Equal("/monitoringType", rejected.Single(one => one.Line == 4).Pointer);
        Assert.Equal((8, 2, 0, 6), (result.Read, result.Added, result.Existing, result.Rejected));
    }

    [Fact]
    public async Task AnImportTwiceChangesNothing()
    {
        await using var test = await TestStore.CreateAsync();
        var file = string.Join('\n', Enumerable.Range(0, 50).Select(i => Line($"20260131-1000{i:00}-monitor")));
        Assert.Equal(50, (await ImportAsync(test.Store, RecordKind.Monitor, ExchangeFormat.Ndjson, file)).Added);
        var before = Retention.OldStore.FilesOf(test.Root);

        var again = await ImportAsync(test.Store, RecordKind.Monitor, ExchangeFormat.Ndjson, file);

        Assert.Equal((50, 0, 50, 0), (again.Read, again.Added, again.Existing, again.Rejected));
        Assert.Equal(before, Retention.OldStore.FilesOf(test.Root));
    }

    [Fact]
    public async Task WhatIfTellsTheSameAndChangesNothing()
    {
        await using var test = await TestStore.CreateAsync();
        var before = Directory.GetFileSystemEntries(test.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var file = string.Join('\n', Enumerable.Range(0, 5).Select(i => Line($"20260131-1000{i:00}-monitor")));

        Assert.Equal(5, (await ImportAsync(test.Store, RecordKind.Monitor, ExchangeFormat.Ndjson, file, whatIf: true)).Added);

        Assert.Equal(before, Directory.GetFileSystemEntries(test.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AfterAnImportSequencesGoOn()
    {
        await using var test = await TestStore.CreateAsync();
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        var file = string.Join('\n', Enumerable.Range(0, 400).Select(i => Line($"202601{1 + (i % 28):00}-1{i / 60:0}{i % 60:00}00-monitor")));
        await ImportAsync(test.Store, RecordKind.Monitor, ExchangeFormat.Ndjson, file);
        await (await test.ReopenAsync()).Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);

        var entries = await test.Store.Monitoring.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
        Assert.Equal(402, entries.Count);
        Assert.Equal(402, entries.Select(entry => entry.Sequence).Distinct().Count());
        Assert.Equal(entries[^1].Sequence, entries.Max(entry => entry.Sequence));
    }

    [Fact]
    public async Task AnArrayIsReadAcrossBuffers()
    {
        await using var test = await TestStore.CreateAsync();
        var text = new StringBuilder("\uFEFF [\n");
        for (var i = 0; i < 60; i++)
        {
            var record = JsonNode.Parse(Line($"20260131-1000{i:00}-monitor"))!;
            record["note"] = new string('x', 7000 + (i * 13)) + "]}\\\"[{,";
            text.Append(i == 0 ? string.Empty : ",\n").Append(record.ToJsonString());
        }

        var result = await ImportAsync(test.Store, RecordKind.Monitor, ExchangeFormat.Json, text.Append("\n]").ToString());
        Assert.Equal((60, 60, 0), (result.Read, result.Added, result.Rejected));
    }

    [Theory]
    [InlineData(ExchangeFormat.Json, "{}")]
    [InlineData(ExchangeFormat.Json, "[{]")]
    [InlineData(ExchangeFormat.Json, "[{},")]
    [InlineData(ExchangeFormat.Csv, "")]
    [InlineData(ExchangeFormat.Csv, "monitoringId,unheardOf\n")]
    [InlineData(ExchangeFormat.Csv, "monitoringId\n\"a")]
    public async Task ABrokenFileIsNamed(ExchangeFormat format, string text)
    {
        await using var test = await TestStore.CreateAsync();
        var exception = await Assert.ThrowsAsync<OperationException>(() => ImportAsync(test.Store, RecordKind.Monitor, format, text));
        Assert.Equal("ImportUnreadable", exception.Id);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task StoppedAnywhereTheSameImportAddsTheRest(bool stop, bool late)
    {
        var file = string.Join('\n', Enumerable.Range(0, 12).Select(i => Line($"2026010{1 + (i % 3)}-1000{i:00}-monitor")));
        var states = 0;
        for (var k = 1; ; k++)
        {
            await using var test = await TestStore.CreateAsync();
            await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
            var faulty = new FaultyFileSystem(k, stop, late);
            try
            {
                await ImportAsync(await test.ReopenAsync(faulty), RecordKind.Monitor, ExchangeFormat.Ndjson, file);
            }
            catch (OperationException)
            {
                states++;
            }

            if (!faulty.HasFailed) break;
            var store = await JsonFileStore.OpenAsync(test.Folder, new PhysicalFileSystem(), test.Clock, TestStore.Cancellation);
            await store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(-9)), TestStore.Cancellation);
            var result = await ImportAsync(store, RecordKind.Monitor, ExchangeFormat.Ndjson, file);
            Assert.Equal(12, result.Added + result.Existing);
            var entries = await store.Monitoring.ListAsync(RecordQuery.All, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);
            Assert.Equal(14, entries.Count);
            Assert.Equal(14, entries.Select(entry => entry.Sequence).Distinct().Count());
        }

        Assert.InRange(states, 5, 1000);
    }

    private static string Line(string id)
    {
        var day = DateOnly.TryParseExact(id[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year == 2026 ? date : new DateOnly(2026, 1, 31);
        var time = id.Substring(9, 6);
        return $$"""{"monitoringId":"{{id}}","timestamp":"{{day:yyyy-MM-dd}}T{{time[..2]}}:{{time[2..4]}}:{{time[4..]}}.000Z","monitoringType":"uptime","siteUrl":"https://e.org/","environment":"production","uptime":{"status":"up","responseTime":7,"incidents":[]},"alerts":[]}""";
    }

    private static async Task AddSpecimenAsync(IProductionStore store, RecordKind kind)
    {
        _ = kind switch
        {
            RecordKind.Deployment => (object)await store.Deployments.AddAsync((ProductionDeployment)Specimens.Create(typeof(ProductionDeployment)), TestStore.Cancellation),
            RecordKind.Maintenance => await store.Maintenance.AddAsync((MaintenanceAutomation)Specimens.Create(typeof(MaintenanceAutomation)), TestStore.Cancellation),
            RecordKind.Config => await store.Configurations.AddAsync((ProductionConfiguration)Specimens.Create(typeof(ProductionConfiguration)), TestStore.Cancellation),
            RecordKind.Alert => await store.Alerts.AddAsync((MonitoringAlert)Specimens.Create(typeof(MonitoringAlert)), TestStore.Cancellation),
            _ => await store.Incidents.AddAsync((UptimeIncident)Specimens.Create(typeof(UptimeIncident)), TestStore.Cancellation),
        };
    }

    private static async Task<string> ExportAsync(IProductionStore store, RecordKind kind, ExchangeFormat format)
    {
        using var file = new MemoryStream();
        await new RecordExchangeService(store).ExportAsync(
            new RecordExportRequest { Kind = kind, Format = format, Destination = file }, TestStore.Cancellation);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static async Task<RecordImportResult> ImportAsync(
        IProductionStore store, RecordKind kind, ExchangeFormat format, string text, bool whatIf = false, List<RejectedRecord>? rejected = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await new RecordExchangeService(store).ImportAsync(
            new RecordImportRequest { Kind = kind, Format = format, Source = file, WhatIf = whatIf, OnRejected = one => rejected?.Add(one) },
            TestStore.Cancellation);
    }

    private static async Task<List<string>> RecordsOf(IProductionStore store) =>
        await store.Monitoring.ReadAsync(RecordQuery.All, TestStore.Cancellation)
            .Select(record => JsonSerializer.Serialize(record, ProductionJson.Default.ProductionMonitoring))
            .ToListAsync(TestStore.Cancellation);
}
