using System.Text;
using ProductionOps.Core.Tests.Store.Retention;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Integrity;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Store.Integrity;

public sealed class FindingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InASoundStoreNothingIsFound(bool isOptimized)
    {
        await using var test = await SoundStore.CreateAsync(isOptimized);
        var findings = await SoundStore.FindingsAsync(test.Store);
        Assert.DoesNotContain(findings, finding => finding.Problem is not (IntegrityProblem.MonitoringGap or IntegrityProblem.FutureDate));
    }

    [Fact]
    public async Task TheOutcomeIsKeptAndDependsOnTheData()
    {
        await using var test = await SoundStore.CreateAsync();
        DataIntegrityCheck? first = null;
        DataIntegrityCheck? second = null;
        await test.Store.TestAsync(new IntegrityRequest { OnCompleted = check => first = check }, TestStore.Cancellation).CountAsync(TestStore.Cancellation);
        Assert.Equal(first, await test.Store.FindLastCheckAsync(TestStore.Cancellation));
        Assert.Equal(TestClock.Start, first!.LastValidated);
        Assert.True(first.ValidationRules.DeploymentChain);
        Assert.True(first.ValidationRules.ConfigurationHistory);

        await test.Store.Maintenance.AddAsync(TestRecords.Maintenance(OldStore.Now), TestStore.Cancellation);
        await test.Store.TestAsync(new IntegrityRequest { OnCompleted = check => second = check, KeepOutcome = false }, TestStore.Cancellation).CountAsync(TestStore.Cancellation);
        Assert.NotEqual(first.Checksum, second!.Checksum);
        Assert.Equal(first, await test.Store.FindLastCheckAsync(TestStore.Cancellation));
    }

    [Fact]
    public async Task ARemovedDeploymentBreaksTheChainAndTheReferencesToIt()
    {
        await using var test = await TestStore.CreateAsync();
        var added = new List<ProductionDeployment>();
        for (var i = 0; i < 3; i++) added.Add(await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start.AddMinutes(i)), TestStore.Cancellation));
        for (var i = 0; i < 5; i++) await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start) with { DeploymentId = added[1].DeploymentId }, TestStore.Cancellation);
        Assert.Empty(await SoundStore.ProblemsAsync(test.Store));
        DataIntegrityCheck? outcome = null;

        File.Delete(test.PathOf($"deployments/{added[1].DeploymentId}.json"));
        var findings = await test.Store.TestAsync(new IntegrityRequest { OnCompleted = check => outcome = check }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);

        var broken = Assert.Single(findings, finding => finding.Problem == IntegrityProblem.ChainBroken);
        Assert.Equal((IntegritySeverity.Error, added[2].DeploymentId), (broken.Severity, broken.RecordId));
        Assert.Equal(added[1].DeploymentId, Assert.Single(findings, finding => finding.Problem == IntegrityProblem.UnknownDeployment).RecordId);
        Assert.False(outcome!.ValidationRules.DeploymentChain);
        Assert.All(await RepairTests.RepairAsync(test.Store), action => Assert.Equal(RepairStep.None, action.Step));
    }

    [Fact]
    public async Task AChangedFactOfADeploymentBreaksTheChainEvenWithoutAnIndex()
    {
        await using var test = await TestStore.CreateAsync();
        var first = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        var path = test.PathOf($"deployments/{first.DeploymentId}.json");
        File.WriteAllText(path, (await File.ReadAllTextAsync(path, TestStore.Cancellation)).Replace("\"main\"", "\"mein\"", StringComparison.Ordinal));
        File.Delete(test.PathOf("deployments/index.ndjson"));

        Assert.Equal(IntegrityProblem.ChainBroken, Assert.Single(await SoundStore.ProblemsAsync(test.Store)).Problem);
    }

    [Fact]
    public async Task AfterARecordWasSetAsideTheBreakIsExplained()
    {
        await using var test = await TestStore.CreateAsync();
        var added = new List<ProductionDeployment>();
        for (var i = 0; i < 3; i++) added.Add(await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation));
        await File.WriteAllTextAsync(test.PathOf($"deployments/{added[1].DeploymentId}.json"), "{}", TestStore.Cancellation);
        Assert.Equal(
            [IntegrityProblem.RecordDamaged, IntegrityProblem.ChainBroken],
            (await SoundStore.ProblemsAsync(test.Store)).Select(finding => finding.Problem));

        await RepairTests.RepairAsync(test.Store);

        Assert.Empty(await SoundStore.ProblemsAsync(test.Store));
        Assert.Contains(await SoundStore.FindingsAsync(test.Store), finding => finding is { Problem: IntegrityProblem.ChainBroken, Severity: IntegritySeverity.Information });
    }

    [Fact]
    public async Task AGapIsOneFindingAndUnknownTime()
    {
        await using var test = await TestStore.CreateAsync();
        var configuration = TestRecords.Configuration("1.0.0");
        configuration = configuration with { Monitoring = configuration.Monitoring with { Uptime = configuration.Monitoring.Uptime with { Frequency = 60 } } };
        var added = await test.Store.Configurations.AddAsync(configuration, TestStore.Cancellation);
        await test.Store.Configurations.ActivateAsync(added.ConfigurationId, TestStore.Cancellation);
        var start = TestClock.Start.AddDays(-3);
        foreach (var minute in new[] { 0, 1, 2, 4, 2000, 2001, 2004 }) await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(start.AddMinutes(minute)), TestStore.Cancellation);
        DataIntegrityCheck? outcome = null;

        var findings = await test.Store.TestAsync(new IntegrityRequest { OnCompleted = check => outcome = check }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);

        var gaps = findings.Where(finding => finding.Problem == IntegrityProblem.MonitoringGap).ToList();
        Assert.Equal(2, gaps.Count);
        Assert.Contains("33 h 16 min", gaps[0].Message, StringComparison.Ordinal);
        Assert.All(gaps, gap => Assert.Equal(IntegritySeverity.Information, gap.Severity));
        Assert.False(outcome!.ValidationRules.MonitoringContinuity);
    }

    [Fact]
    public async Task WhatTwoRecordsHaveInCommonIsTold()
    {
        await using var test = await TestStore.CreateAsync();
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(-1)), TestStore.Cancellation);
        await test.Store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start), TestStore.Cancellation);
        File.Copy(test.PathOf("monitoring/2026/01/31/uptime-231542.json"), test.PathOf("monitoring/2026/01/31/security-231542.json"));
        Edit(test.PathOf("monitoring/2026/01/30/uptime-231542.json"), "\"sequence\": 1", "\"sequence\": 2");

        var problems = (await SoundStore.ProblemsAsync(test.Store)).Select(finding => finding.Problem).Order().ToList();

        Assert.Equal([IntegrityProblem.RecordChanged, IntegrityProblem.DuplicateId, IntegrityProblem.DuplicateSequence, IntegrityProblem.DuplicateSequence], problems);
    }

    [Fact]
    public async Task VersionsAreSemanticAndUniqueAndOneIsActive()
    {
        await using var test = await TestStore.CreateAsync();
        foreach (var version in new[] { "1.0.0", "1.0.0", "1.1.0" }) await test.Store.Configurations.AddAsync(TestRecords.Configuration(version), TestStore.Cancellation);
        Assert.Equal(
            [IntegrityProblem.ConfigurationMissing, IntegrityProblem.VersionDuplicate],
            (await SoundStore.ProblemsAsync(test.Store)).Select(finding => finding.Problem));
    }

    [Fact]
    public async Task WhatDoesNotBelongThereIsInformation()
    {
        await using var test = await SoundStore.CreateAsync();
        Directory.CreateDirectory(test.PathOf("state/deployment/manifest"));
        foreach (var name in (string[])["notes.txt", "deployments/notes.txt", "monitoring/x", "monitoring/2026/y", "configuration/history/z", "deployments/archive/w"]) await File.WriteAllTextAsync(test.PathOf(name), "x", TestStore.Cancellation);
        await test.Store.State.SetAsync("deployment/manifest/20010101-000000-deployment", new LockOwner("u", "h", 1, "r", OldStore.Now), ProductionOps.Json.ProductionJson.Default.LockOwner, TestStore.Cancellation);
        var temporary = test.PathOf("deployments/.tmp-999999999-0000000000000001");
        await File.WriteAllTextAsync(temporary, "x", TestStore.Cancellation);
        File.SetLastWriteTimeUtc(temporary, TestClock.Start.AddHours(-1).UtcDateTime);

        var findings = await SoundStore.FindingsAsync(test.Store);

        Assert.Equal(6, findings.Count(finding => finding.Problem == IntegrityProblem.UnknownFile));
        Assert.Single(findings, finding => finding.Problem == IntegrityProblem.TemporaryFile);
        Assert.Single(findings, finding => finding.Problem == IntegrityProblem.StateOrphaned);
        Assert.Empty(await SoundStore.ProblemsAsync(test.Store));
    }

    [Fact]
    public async Task AStoreThatOthersCanEnterIsAWarning()
    {
        await using var test = await SoundStore.CreateAsync();
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions.");
            return;
        }

        File.SetUnixFileMode(test.Root, File.GetUnixFileMode(test.Root) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Assert.Equal(IntegrityProblem.TooAccessible, Assert.Single(await SoundStore.ProblemsAsync(test.Store)).Problem);
    }

    [Fact]
    public async Task AStoreThatCannotBeWrittenToIsCheckedAllTheSame()
    {
        await using var test = await SoundStore.CreateAsync();
        await File.WriteAllTextAsync(Directory.EnumerateFiles(test.PathOf("maintenance"), "*-maintenance.json").First(), "{}", TestStore.Cancellation);
        await using var store = await test.ReopenAsync(new FaultyFileSystem(failAt: 1, stop: true, late: false));
        var reporter = new RecordingReporter();

        var findings = await store.TestAsync(new IntegrityRequest { Reporter = reporter }, TestStore.Cancellation).ToListAsync(TestStore.Cancellation);

        Assert.Contains(findings, finding => finding.Problem == IntegrityProblem.RecordDamaged);
        Assert.Single(reporter.Warnings);
    }

    [Fact]
    public async Task WritersAreNotMistakenForDamage()
    {
        await using var test = await SoundStore.CreateAsync(isOptimized: false);
        await using var other = await test.ReopenAsync();
        var writing = Task.WhenAll(Task.Run(() => WriteAsync(test.Store)), Task.Run(() => WriteAsync(other)), Task.Run(() => OldStore.OptimizeAsync(other)));
        var rounds = 0;
        var problems = new List<IntegrityFinding>();
        bool wasWriting;
        do
        {
            wasWriting = !writing.IsCompleted;
            problems.AddRange(await SoundStore.ProblemsAsync(other));
            rounds++;
        }
        while (wasWriting);

        await writing;
        Assert.Empty(problems);
        Assert.True(rounds > 1);

        static async Task WriteAsync(IProductionStore store)
        {
            for (var i = 0; i < 60; i++)
            {
                var added = await store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
                await store.Monitoring.AddAsync(TestRecords.Monitoring(TestClock.Start.AddDays(-(i % 2))) with { DeploymentId = added.DeploymentId }, TestStore.Cancellation);
                await store.Deployments.ReplaceAsync(added with { Status = DeploymentStatus.Success }, TestStore.Cancellation);
            }
        }
    }

    [Fact]
    public async Task AReplacementThatWasStoppedIsNoForeignChange()
    {
        await using var test = await TestStore.CreateAsync();
        var added = await test.Store.Deployments.AddAsync(TestRecords.Deployment(TestClock.Start), TestStore.Cancellation);
        for (var failAt = 1; failAt < 12; failAt++)
        {
            await using var store = await test.ReopenAsync(new FaultyFileSystem(failAt, stop: true, late: failAt % 2 == 0));
            try
            {
                await store.Deployments.ReplaceAsync(added with { Status = (DeploymentStatus)(failAt % 3) }, TestStore.Cancellation);
            }
            catch (Exception exception) when (exception is OperationException || FileErrors.IsFileError(exception))
            {
                // It was stopped, as it was to be.
            }

            Assert.Empty(await SoundStore.ProblemsAsync(await test.ReopenAsync()));
        }
    }

    private static void Edit(string path, string from, string to)
    {
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
