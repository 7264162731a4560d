namespace ProductionOps.Store.Files.Integrity;

/// <summary>Looks again where something was found, as somebody may have written between two reads.</summary>
internal static class SecondLook
{
    // Whoever finds a thing changed so often looks at one that is being written.
    private const int MostLooks = 6;

    /// <summary>What two looks in a row agree upon.</summary>
    public static TLook At<TLook>(Func<TLook> look, CancellationToken cancellationToken)
        where TLook : Look
    {
        var now = look();
        for (var i = 1; now.Observations.Any(one => one.MayPass) && i < MostLooks; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = look();
            var confirmed = next.Observations.Where(one => !one.MayPass || now.Observations.Contains(one)).ToList();
            if (confirmed.Count == next.Observations.Count) return next;
            now = i == MostLooks - 1 ? next with { Observations = confirmed } : next;
        }

        return now;
    }
}
