using ProductionOps.Files;

namespace ProductionOps.Deployment.Targets;

/// <summary>
/// The links of a directory of releases. <c>current</c> leads to a release, or to a slot that leads to one; it only ever changes by
/// one rename, so that a server finds the old release or the new one and never nothing. Either strategy goes on from what the other
/// left.
/// </summary>
internal sealed class ReleaseLinks(IFileSystem files, ReleaseLayout layout)
{
    private const string Current = "current";
    private const string Idle = "idle";
    private const string Temporary = ".new";
    private static readonly string[] SlotNames = ["blue", "green"];

    /// <summary>The release that is served; null when there is none.</summary>
    public string? ActiveRelease => Read(Current) switch
    {
        null => null,
        var link when SlotOf(link) is { } slot => ReleaseIn(slot),
        var link => ReleaseOf(link),
    };

    /// <summary>Refuses a target whose links are somebody's directories or files.</summary>
    /// <exception cref="OperationException"><c>TargetUnsafe</c>.</exception>
    public void Check()
    {
        foreach (var name in new[] { Current, Idle })
        {
            var path = Path.Combine(layout.Root, name);
            if (files.ReadLink(path) is not null || (!files.FileExists(path) && !files.DirectoryExists(path))) continue;
            throw new OperationException(
                "TargetUnsafe",
                ErrorKind.Forbidden,
                $"'{path}' is not a symbolic link, so it was not made by a deployment and is left alone. Move it away, or choose another path for the target.",
                path);
        }
    }

    /// <summary>Serves a release directly.</summary>
    public void Activate(string releaseId)
    {
        Point(Current, $"releases/{ReleaseLayout.Checked(releaseId)}");
        files.FlushDirectory(layout.Root);
    }

    /// <summary>Puts a release into the slot that is not served.</summary>
    public void FillIdleSlot(string releaseId)
    {
        var slot = IdleSlot();
        new PublicDirectory(files).Ensure(layout.Slots);
        Point($"slots/{slot}", $"../releases/{ReleaseLayout.Checked(releaseId)}");
        files.FlushDirectory(layout.Slots);
        Point(Idle, $"slots/{slot}");
        files.FlushDirectory(layout.Root);
    }

    /// <summary>Serves the slot that holds a release, and makes the one that was served the idle one.</summary>
    public void ActivateSlot(string releaseId)
    {
        if (ActiveSlot is not { } active || ReleaseIn(active) != releaseId) SwitchSlot(releaseId);
        // An interruption may have left this undone, so it is looked at even when the release is already served.
        var idle = IdleSlot();
        if (ReleaseIn(idle) is not null) Point(Idle, $"slots/{idle}");
        files.FlushDirectory(layout.Root);
    }

    /// <summary>Takes a release that is about to be removed out of the slots.</summary>
    public void Release(string releaseId)
    {
        foreach (var slot in SlotNames.Where(slot => ReleaseIn(slot) == releaseId))
        {
            if (SlotOf(Read(Idle) ?? string.Empty) == slot) files.DeleteFile(Path.Combine(layout.Root, Idle));
            files.DeleteFile(Path.Combine(layout.Slots, slot));
        }
    }

    private string? ActiveSlot => SlotOf(Read(Current) ?? string.Empty);

    private string IdleSlot() => ActiveSlot == SlotNames[0] ? SlotNames[1] : SlotNames[0];

    private void SwitchSlot(string releaseId)
    {
        var before = ActiveRelease;
        var slot = IdleSlot();
        if (ReleaseIn(slot) != releaseId) FillIdleSlot(releaseId);
        Point(Current, $"slots/{slot}");
        files.FlushDirectory(layout.Root);
        // After an atomic deployment no slot holds what was served until now.
        var other = IdleSlot();
        if (before is null || ReleaseIn(other) == before) return;
        Point($"slots/{other}", $"../releases/{before}");
        files.FlushDirectory(layout.Slots);
    }

    private string? ReleaseIn(string slot) => Read($"slots/{slot}") is { } link ? ReleaseOf(link) : null;

    private string? Read(string name) => files.ReadLink(Path.Combine(layout.Root, name));

    private void Point(string name, string target)
    {
        if (Read(name) == target) return;
        var path = Path.Combine(layout.Root, name);
        files.DeleteFile(path + Temporary);
        files.CreateSymbolicLink(path + Temporary, target);
        files.Replace(path + Temporary, path);
    }

    private static string? SlotOf(string link)
    {
        var name = link.StartsWith("slots/", StringComparison.Ordinal) ? link["slots/".Length..] : null;
        return SlotNames.Contains(name, StringComparer.Ordinal) ? name : null;
    }

    private static string? ReleaseOf(string link)
    {
        var name = Path.GetFileName(link);
        return ReleaseLayout.IsReleaseId(name) ? name : null;
    }
}
