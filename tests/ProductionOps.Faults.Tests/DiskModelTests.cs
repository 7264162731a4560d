using System.Text;
using ProductionOps.Faults.Disks;
using ProductionOps.Faults.PowerLoss;

namespace ProductionOps.Faults.Tests;

/// <summary>The model of a disk itself: what a flush makes durable, and what it does not.</summary>
public sealed class DiskModelTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("the whole content");

    [Fact]
    public void AFlushedFileWithoutAFlushedNameMayBeGone()
    {
        var states = StatesAfter(files => files.WriteNew("/d/new", Text));
        Assert.Contains(states, state => state.Find("/d/new") is null);
        Assert.All(states.Where(state => state.Find("/d/new") is not null), state => Assert.Equal(Text, ContentOf(state, "/d/new")));
    }

    [Fact]
    public void WhatIsFlushedWithItsDirectoryIsThere()
    {
        var states = StatesAfter(files =>
        {
            files.WriteNew("/d/.tmp", Text);
            files.TryPublish("/d/.tmp", "/d/new");
            files.FlushDirectory("/d");
        });
        Assert.Equal(Text, ContentOf(Assert.Single(states), "/d/new"));
    }

    [Fact]
    public void ARenameOfWhatWasNotFlushedMayLeaveZerosGarbageOrHalf()
    {
        var states = StatesAfter(files =>
        {
            files.WriteUnflushed("/d/.tmp", Text);
            files.Replace("/d/.tmp", "/d/old");
            files.FlushDirectory("/d");
        });
        var contents = states.Select(state => ContentOf(state, "/d/old")).ToList();
        Assert.Contains(contents, content => content.Length == 0);
        Assert.Contains(contents, content => content.Length == Text.Length && content.All(value => value == 0));
        Assert.Contains(contents, content => content.AsSpan().SequenceEqual(Text));
        Assert.Contains(contents, content => content.Length == Text.Length && content.AsSpan().StartsWith(Text.AsSpan(0, Text.Length / 2)) && content[^1] == 0);
    }

    [Fact]
    public void ARenameIsWholeOrNotAtAll()
    {
        var states = StatesAfter(files =>
        {
            files.WriteNew("/d/.tmp", Text);
            files.FlushDirectory("/d");
            files.Replace("/d/.tmp", "/d/old");
        });
        Assert.Equal(2, states.Count);
        Assert.All(states, state => Assert.NotNull(state.Find("/d/old")));
        Assert.All(states, state => Assert.Equal(ContentOf(state, "/d/old").Length != Text.Length, state.Find("/d/.tmp") is not null));
    }

    private static byte[] ContentOf(DiskImage state, string path) => state.File(state.Find(path)!.Value).Content;

    private static List<DiskImage> StatesAfter(Action<MemoryFileSystem> action)
    {
        var before = new MemoryFileSystem(DiskImage.Empty, new DiskOptions());
        before.CreateDirectory("/d");
        before.WriteNew("/d/old", "old"u8);
        var files = new MemoryFileSystem(before.Image, new DiskOptions());
        action(files);
        var loss = new PowerLossPoint(before.Image, files.Trace, files.Trace.Count, NameModel.EachDirectory);
        return [.. StateChoices.Of(loss.Options, int.MaxValue, new Random(1)).Select(loss.StateOf).DistinctBy(state => state.Fingerprint())];
    }
}
