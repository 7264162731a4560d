using ProductionOps.Store.Integrity;

namespace ProductionOps.Store.Files.Integrity;

/// <summary>Checks that each record of a kind says what the one before it was.</summary>
/// <param name="isSetAside">Whether something between two records, by their identifiers, is in quarantine.</param>
internal sealed class ChainCheck(Func<string, string, bool> isSetAside)
{
    /// <summary>Where the chain is broken.</summary>
    public IEnumerable<IntegrityFinding> Breaks(IEnumerable<ChainLink> links)
    {
        ChainLink? before = null;
        foreach (var link in links.OrderBy(link => link.First).ThenBy(link => link.FirstId, StringComparer.Ordinal))
        {
            if (!string.Equals(link.Previous, before?.Chain, StringComparison.Ordinal)) yield return Break(before, link);
            before = link;
        }
    }

    private IntegrityFinding Break(ChainLink? before, ChainLink link)
    {
        var message = before is null
            ? $"It says that another record came before it, and there is none before '{link.FirstId}'."
            : $"What it says of the record before it does not fit '{before.LastId}': that one was changed, or one in between is missing.";
        return isSetAside(before?.LastId ?? string.Empty, link.FirstId)
            ? Found.Information(
                IntegrityProblem.ChainBroken,
                link.Location,
                message + " One in between was damaged and is in quarantine.",
                "Restore the record that is in quarantine, if a copy of it is anywhere.",
                link.FirstId)
            : Found.Error(
                IntegrityProblem.ChainBroken,
                link.Location,
                message,
                "Compare the records with a backup or with version control. What is lost cannot be made again.",
                link.FirstId);
    }
}
