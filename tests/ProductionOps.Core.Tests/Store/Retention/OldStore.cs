using System.Security.Cryptography;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Retention;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Core.Tests.Store.Retention;

/// <summary>A store with something of every age in it.</summary>
internal static class OldStore
{
    public static DateTimeOffset Now => TestClock.Start;

    public static async Task FillAsync(TestStore test, int daysOfMonitoring = 4)
    {
        foreach (var months in new[] { 15, 14, 11, 9, 8, 8, 5, 2, 1 })
        {
            var deployed = TestRecords.Deployment(Now.AddMonths(-months)) with { Status = DeploymentStatus.Success, CompletedAt = Now.AddMonths(-months) };
            await test.Store.Deployments.AddAsync(deployed, TestStore.Cancellation);
        }

        await test.Store.Deployments.AddAsync(TestRecords.Deployment(Now.AddYears(1)) with { Status = DeploymentStatus.Failed }, TestStore.Cancellation);
        foreach (var day in new[] { -500, -400, -200, -31, -29, -1 }.TakeLast(daysOfMonitoring))
        {
            for (var hour = 0; hour < 6; hour++)
            {
                await test.Store.Monitoring.AddAsync(
                    TestRecords.Monitoring(new DateTimeOffset(Now.UtcDateTime.Date.AddDays(day).AddHours(hour), TimeSpan.Zero)), TestStore.Cancellation);
            }
        }

        foreach (var (months, status) in new[]
        {
            (13, MaintenanceStatus.Failed), (6, MaintenanceStatus.Success), (5, MaintenanceStatus.Failed), (4, MaintenanceStatus.Success),
            (4, MaintenanceStatus.RequiresApproval), (1, MaintenanceStatus.Success), (0, MaintenanceStatus.Success),
        })
        {
            await test.Store.Maintenance.AddAsync(
                TestRecords.Maintenance(Now.AddMonths(-months)) with { Status = status, ExecutedTime = Now.AddMonths(-months) }, TestStore.Cancellation);
        }

        foreach (var (months, isOver) in new[] { (9, true), (8, false), (7, true), (1, true) })
        {
            var alert = new MonitoringAlert
            {
                AlertId = string.Empty,
                Title = "t",
                Description = "d",
                TriggeredAt = Now.AddMonths(-months),
                ResolvedAt = isOver ? Now.AddMonths(-months).AddHours(1) : null,
            };
            await test.Store.Alerts.AddAsync(alert, TestStore.Cancellation);
        }

        for (var version = 0; version < 13; version++)
        {
            var added = await test.Store.Configurations.AddAsync(TestRecords.Configuration($"1.{version}.0"), TestStore.Cancellation);
            if (version == 1) await test.Store.Configurations.ActivateAsync(added.ConfigurationId, TestStore.Cancellation);
        }
    }

    public static async Task<List<RetentionDecision>> OptimizeAsync(IProductionStore store, bool whatIf = false) =>
        await store.OptimizeAsync(new OptimizationRequest { WhatIf = whatIf }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);

    /// <summary>Every file that is data, by path, with the hash of its bytes.</summary>
    public static SortedDictionary<string, string> FilesOf(string root) => new(
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .ToDictionary(path => Path.GetRelativePath(root, path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);

    /// <summary>What a reader sees of the store, whatever the files are.</summary>
    public static async Task<List<string>> ContentOf(IProductionStore store)
    {
        var content = new List<string>();
        await foreach (var entry in store.Deployments.ListAsync(RecordQuery.All, TestStore.Cancellation)) content.Add($"{entry.DeploymentId} {entry.Checksum}");
        await foreach (var record in store.Deployments.ReadAsync(RecordQuery.All, TestStore.Cancellation)) content.Add($"read {record.DeploymentId}");
        await foreach (var entry in store.Configurations.ListAsync(RecordQuery.All, TestStore.Cancellation)) content.Add($"{entry.ConfigurationId} {entry.Checksum}");
        await foreach (var entry in store.Maintenance.ListAsync(RecordQuery.All, TestStore.Cancellation)) content.Add($"{entry.MaintenanceId} {entry.Checksum}");
        await foreach (var entry in store.Alerts.ListAsync(RecordQuery.All, TestStore.Cancellation)) content.Add($"{entry.AlertId} {entry.Checksum}");
        var summary = await store.Monitoring.SummarizeAsync(
            new MonitoringSummaryQuery { Type = MonitoringType.Uptime, Environment = DeploymentEnvironment.Production }, TestStore.Cancellation);
        content.Add($"{summary.From:O} {summary.Records} {summary.UpTime} {summary.Metrics[MetricName.ResponseTime].Sum}");
        return content;
    }

    public static void Copy(string from, string to)
    {
        foreach (var directory in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
