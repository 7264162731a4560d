using System.Text;
using System.Text.Json;
using ProductionOps.Model;
using ProductionOps.Store;
using ProductionOps.Store.Files;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Store;

/// <summary>What is read without the serializer is what the serializer reads; anything else is left to it.</summary>
public sealed class IndexReaderTests
{
    private static readonly MonitoringEntry Measurement = new()
    {
        MonitoringId = "aü\"b",
        Timestamp = TestClock.Start,
        MonitoringType = MonitoringType.Security,
        Environment = DeploymentEnvironment.Staging,
        Sequence = 1,
        Checksum = "c",
        Length = 2,
    };

    private static readonly DeploymentEntry Deployment = new()
    {
        DeploymentId = "aü\"b",
        Timestamp = TestClock.Start,
        Environment = DeploymentEnvironment.Staging,
        DeploymentType = DeploymentType.Initial,
        TriggerSource = TriggerSource.Manual,
        Status = DeploymentStatus.Pending,
        CommitHash = "1",
        BranchName = "main",
        DeployedBy = "somebody",
        Sequence = 1,
        Checksum = "c",
        Length = 2,
    };

    [Fact]
    public void LinesOfMeasurementsAreReadAsTheSerializerReadsThem() => AssertLines(
        new MonitoringFormat(),
        MonitoringEntryReader.Read,
        [
            (MonitoringEntry)Specimens.Create(typeof(MonitoringEntry)),
            Measurement,
            Measurement with { Status = UptimeStatus.Degraded, ResponseTime = 1.5e-7, Score = 0 },
            .. Enum.GetValues<MonitoringType>().Select(type => Measurement with { MonitoringType = type }),
            .. Enum.GetValues<UptimeStatus>().Select(status => Measurement with { Status = status }),
        ]);

    [Fact]
    public void LinesOfDeploymentsAreReadAsTheSerializerReadsThem() => AssertLines(
        new DeploymentFormat(),
        DeploymentEntryReader.Read,
        [
            (DeploymentEntry)Specimens.Create(typeof(DeploymentEntry)),
            Deployment,
            Deployment with { CommitTime = TestClock.Start, BuildTime = 1e21, BundleTotal = 3L * int.MaxValue, Vulnerabilities = 0, ErrorId = "e" },
            .. Enum.GetValues<DeploymentEnvironment>().Select(environment => Deployment with { Environment = environment }),
            .. Enum.GetValues<DeploymentType>().Select(type => Deployment with { DeploymentType = type }),
            .. Enum.GetValues<TriggerSource>().Select(trigger => Deployment with { TriggerSource = trigger }),
            .. Enum.GetValues<DeploymentStatus>().Select(status => Deployment with { Status = status }),
        ]);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"file":"x"}""")]
    [InlineData("""{"file":1}""")]
    [InlineData("""{"file":"x","length":1.5}""")]
    [InlineData("""{"file":"x","length":1,"modified":99999999999999999999}""")]
    public void WhatIsWrittenOtherwiseIsLeftToTheSerializer(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Null(IndexReader.TryReadLine<DeploymentEntry>(bytes, DeploymentEntryReader.Read));
        Assert.Null(IndexReader.TryReadSnapshot<DeploymentEntry>(bytes, DeploymentEntryReader.Read));
        Assert.Null(IndexReader.TryRead(bytes, StoreDocumentReader.Read));
    }

    [Fact]
    public void AnEntryThatWasChangedByHandIsLeftToTheSerializer()
    {
        var format = new DeploymentFormat();
        var text = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(new IndexLine<DeploymentEntry>("f", 1, 2, Deployment), format.LineType));
        foreach (var (from, to) in ((string, string)[])
        [
            ("\"status\":\"pending\"", "\"status\":\"unheard-of\""),
            ("\"status\":\"pending\"", "\"status\":1"),
            ("\"commitHash\"", "\"added\":1,\"commitHash\""),
            ("\"sequence\":1,", ""),
            ("\"checksum\":\"c\",", ""),
            (",\"length\":2", ""),
            ("\"branchName\":\"main\",", ""),
            ("\"timestamp\":\"", "\"timestamp\":\"x"),
        ])
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            Assert.Null(IndexReader.TryReadLine<DeploymentEntry>(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), DeploymentEntryReader.Read));
        }

        var spaced = text.Replace(",", " , ", StringComparison.Ordinal);
        Assert.Equal(Deployment, IndexReader.TryReadLine<DeploymentEntry>(Encoding.UTF8.GetBytes(spaced), DeploymentEntryReader.Read)?.Entry);
    }

    [Fact]
    public void TheDocumentOfAStoreIsReadAsTheSerializerReadsIt()
    {
        var document = new StoreDocument { SchemaVersion = 1, StoreId = "a", Site = "Übersicht \"1\"", CreatedAt = TestClock.Start, Metadata = new StoreMetadata { Version = "1.0" } };
        foreach (var expected in (StoreDocument[])
        [
            document,
            document with { Metadata = document.Metadata with { LastSync = TestClock.Start, ConstitutionalCompliance = false } },
        ])
        {
            Assert.Equal(expected, IndexReader.TryRead(JsonSerializer.SerializeToUtf8Bytes(expected, StoreJson.Default.StoreDocument), StoreDocumentReader.Read));
        }

        // What this version does not know is kept, which only the serializer does.
        var newer = JsonSerializer.Serialize(document, StoreJson.Default.StoreDocument).Replace("\"site\"", "\"unknown\": 1, \"site\"", StringComparison.Ordinal);
        Assert.Null(IndexReader.TryRead(Encoding.UTF8.GetBytes(newer), StoreDocumentReader.Read));
    }

    private static void AssertLines<TRecord, TEntry>(RecordFormat<TRecord, TEntry> format, IndexReader.ObjectReader<TEntry> read, TEntry[] entries)
        where TRecord : class
        where TEntry : class
    {
        IndexLine<TEntry>[] lines = [.. entries.SelectMany(entry => new[] { null, "other" }.Select(acknowledged => new IndexLine<TEntry>("f ü.json", 3, 639055149991230000, entry, acknowledged)))];
        foreach (var line in lines)
        {
            var text = JsonSerializer.SerializeToUtf8Bytes(line, format.LineType);
            Assert.Equal(line, IndexReader.TryReadLine(text, read));
            Assert.Equal(line, IndexReader.TryReadLine(JsonSeal.Apply(text), read));
            Assert.Equal(line, JsonSerializer.Deserialize(text, format.LineType));
        }

        foreach (var some in (IndexLine<TEntry>[][])[lines, []])
        {
            var text = JsonSeal.Apply(JsonSerializer.SerializeToUtf8Bytes(new IndexSnapshot<TEntry>(1, some), format.SnapshotType));
            var snapshot = IndexReader.TryReadSnapshot(text, read);
            Assert.NotNull(snapshot);
            Assert.Equal(1, snapshot.SchemaVersion);
            Assert.Equal(some, snapshot.Records);
        }
    }
}
