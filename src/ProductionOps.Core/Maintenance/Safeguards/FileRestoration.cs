using ProductionOps.Files;

namespace ProductionOps.Maintenance.Safeguards;

/// <summary>Puts files back as they were. Doing it twice, or again after being killed, changes nothing more.</summary>
internal sealed class FileRestoration(IFileSystem files, string directory)
{
    private const int BufferSize = 64 * 1024;
    private const string Suffix = ".prodops-restoring";

    /// <returns>Whether there was something to put back.</returns>
    public bool Restore(KeptFile kept)
    {
        if (kept.WasMissing) return Remove(kept);
        return kept.Link is { } link ? RestoreLink(kept, link) : RestoreFile(kept);
    }

    private bool Remove(KeptFile kept)
    {
        var isThere = files.Find(kept.Path)?.Kind is FileEntryKind.File or FileEntryKind.SymbolicLink;
        if (isThere)
        {
            files.DeleteFile(kept.Path);
            files.FlushDirectory(Path.GetDirectoryName(kept.Path)!);
        }

        foreach (var created in kept.MissingDirectories)
        {
            // Somebody else may have put something there meanwhile.
            if (files.DirectoryExists(created) && !files.Enumerate(created).Any()) files.DeleteDirectory(created);
        }

        return isThere;
    }

    private bool RestoreLink(KeptFile kept, string link)
    {
        if (files.ReadLink(kept.Path) == link) return false;
        files.DeleteFile(kept.Path + Suffix);
        files.CreateSymbolicLink(kept.Path + Suffix, link);
        Place(kept);
        return true;
    }

    private bool RestoreFile(KeptFile kept)
    {
        var copy = Path.Combine(directory, kept.Copy!);
        if (IsSame(copy, kept)) return false;
        var temporary = kept.Path + Suffix;
        files.CreateDirectory(Path.GetDirectoryName(kept.Path)!);
        files.DeleteFile(temporary);
        using (var source = files.OpenRead(copy))
        using (var target = files.CreateNew(temporary, source.Length))
        {
            source.CopyTo(target);
            files.Flush(target);
        }

        Place(kept);
        return true;
    }

    private void Place(KeptFile kept)
    {
        files.SetMetadata(kept.Path + Suffix, kept.Mode, new DateTimeOffset(kept.ModifiedTicks, TimeSpan.Zero));
        files.Replace(kept.Path + Suffix, kept.Path);
        files.FlushDirectory(Path.GetDirectoryName(kept.Path)!);
    }

    private bool IsSame(string copy, KeptFile kept)
    {
        if (files.FindDetails(kept.Path) is not { Kind: FileEntryKind.File } now) return false;
        if (now.Mode != kept.Mode || now.Modified.UtcTicks != kept.ModifiedTicks) return false;
        using var left = files.OpenRead(copy);
        using var right = files.OpenRead(kept.Path);
        if (left.Length != right.Length) return false;
        Span<byte> first = new byte[BufferSize];
        Span<byte> second = new byte[BufferSize];
        for (int read; (read = left.ReadAtLeast(first, BufferSize, throwOnEndOfStream: false)) > 0;)
        {
            if (right.ReadAtLeast(second[..read], read, throwOnEndOfStream: false) != read || !first[..read].SequenceEqual(second[..read])) return false;
        }

        return true;
    }
}
