namespace ProductionOps.Faults.Disks;

/// <summary>One step of what was done to a disk: a change, or a flush that makes earlier changes durable.</summary>
internal abstract record DiskChange
{
    public abstract DiskImage Apply(DiskImage image);
}

/// <summary>A node comes to be; it has no name yet.</summary>
internal sealed record NodeCreated(int Node, DiskNode Content) : DiskChange
{
    public override DiskImage Apply(DiskImage image) => image.Nodes.ContainsKey(Node) ? image : image.With(Node, Content);
}

/// <summary>A change of the names in one directory, or, for a move, in two at once.</summary>
internal abstract record NameChange(int Directory, DateTimeOffset At) : DiskChange
{
    /// <summary>The directories whose flush makes it durable.</summary>
    public virtual IEnumerable<int> Directories => [Directory];
}

/// <summary>A name is given to a node.</summary>
internal sealed record NameAdded(int Directory, string Name, int Node, DateTimeOffset At) : NameChange(Directory, At)
{
    public override DiskImage Apply(DiskImage image)
    {
        var directory = image.Directory(Directory);
        return image.With(Directory, new DirectoryNode(directory.Entries.SetItem(Name, Node), At));
    }
}

/// <summary>A name is taken away.</summary>
internal sealed record NameRemoved(int Directory, string Name, DateTimeOffset At) : NameChange(Directory, At)
{
    public override DiskImage Apply(DiskImage image)
    {
        var directory = image.Directory(Directory);
        return image.With(Directory, new DirectoryNode(directory.Entries.Remove(Name), At));
    }
}

/// <summary>A node gets another name in one step; what had that name loses it.</summary>
internal sealed record NameMoved(int Source, string OldName, int Directory, string Name, int Node, DateTimeOffset At) : NameChange(Directory, At)
{
    public override IEnumerable<int> Directories => [Source, Directory];

    public override DiskImage Apply(DiskImage image) =>
        new NameAdded(Directory, Name, Node, At).Apply(new NameRemoved(Source, OldName, At).Apply(image));
}

/// <summary>The bytes of a file change in one range, which may be beyond its end, or its length does.</summary>
internal sealed record ContentChanged(int File, byte[] Content, int Start, int End, DateTimeOffset At) : DiskChange
{
    public override DiskImage Apply(DiskImage image) => image.With(File, new FileNode(Content, At));
}

/// <summary>The content of one file is durable.</summary>
internal sealed record FileFlushed(int File) : DiskChange
{
    public override DiskImage Apply(DiskImage image) => image;
}

/// <summary>The names in one directory are durable.</summary>
internal sealed record DirectoryFlushed(int Directory) : DiskChange
{
    public override DiskImage Apply(DiskImage image) => image;
}

/// <summary>Everything is durable.</summary>
internal sealed record DiskFlushed : DiskChange
{
    public override DiskImage Apply(DiskImage image) => image;
}
