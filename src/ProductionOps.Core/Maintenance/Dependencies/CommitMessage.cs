using System.Text;
using ProductionOps.Maintenance.Dependencies.Trials;

namespace ProductionOps.Maintenance.Dependencies;

/// <summary>What the commit of a run of updates says.</summary>
internal static class CommitMessage
{
    public static string Of(UpdateRequest request, BisectionResult result)
    {
        var kept = result.Kept.SelectMany(group => group.Updates).ToList();
        var text = new StringBuilder(request.Title(kept.Count)).Append("\n\n");
        foreach (var update in kept) text.Append("- ").Append(update).Append(": ").Append(update.ToUpdate(Model.DependencyUpdateOutcome.Applied).Description).Append('\n');
        if (result.Guilty.Count > 0) text.Append("\nNot applied, because the site fails with them:\n");
        foreach (var guilty in result.Guilty) text.Append("- ").Append(guilty.Group).Append(" (").Append(guilty.Failure.Step).Append(")\n");
        return text.Append("\nMaintenance: ").Append(request.Context.Maintenance.MaintenanceId).Append('\n').ToString();
    }
}
