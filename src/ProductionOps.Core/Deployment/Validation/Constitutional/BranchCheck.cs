using System.Text.RegularExpressions;
using ProductionOps.Deployment.Source;
using ProductionOps.Json;
using ProductionOps.Store;

namespace ProductionOps.Deployment.Validation.Constitutional;

/// <summary>
/// The principle <c>branchPreservation</c>: the branch that is deployed is main, master, or named YYYYMMDD-HHMMSS-…; and no branch
/// that was there at an earlier look has vanished with commits that no other branch or tag holds.
/// </summary>
/// <param name="history">Knows the branches.</param>
/// <param name="state">Remembers them.</param>
/// <param name="clone">Tells the clones of a repository apart: the machine's name.</param>
public sealed partial class BranchCheck(IRepositoryHistory history, IStateCollection state, string clone)
{
    /// <summary>The name of the principle.</summary>
    public const string Principle = "branchPreservation";

    /// <summary>Checks, and remembers the branches that are there now and those that are missed.</summary>
    public async Task<PrincipleResult> ReviewAsync(SourceRevision source, CancellationToken cancellationToken)
    {
        var isNamedWell = source.BranchName is "main" or "master" || Convention().IsMatch(source.BranchName);
        var name = CheckResult.Of(
            "branch-name",
            isNamedWell,
            $"The branch '{source.BranchName}' is neither main nor named YYYYMMDD-HHMMSS-description. " +
            "Rename it with 'git branch -m', or deploy from main.");
        return new PrincipleResult(Principle, [name, .. await FindVanishedAsync(source, cancellationToken)]);
    }

    private async Task<IReadOnlyList<CheckResult>> FindVanishedAsync(SourceRevision source, CancellationToken cancellationToken)
    {
        const string name = "branches-kept";
        var key = $"{clone}:{source.RepositoryRoot}";
        var known = await state.FindAsync(KnownBranches.DocumentName, ProductionJson.Default.KnownBranches, cancellationToken) ?? new KnownBranches();
        var present = await history.ListBranchesAsync(source.RepositoryRoot, cancellationToken);
        var remembered = new Dictionary<string, string>(present, StringComparer.Ordinal);
        var vanished = new List<CheckResult>();
        foreach (var (branch, tip) in known.Clones.GetValueOrDefault(key) ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (present.ContainsKey(branch)) continue;
            var isHeld = await history.IsHeldAsync(source.RepositoryRoot, tip, cancellationToken);
            if (isHeld is true) continue;
            vanished.Add(CheckResult.Violated(name, Describe(branch, tip, isHeld)));

            // Missed until it is back or kept; but not when it cannot come back, or nothing would ever settle it.
            if (isHeld is false) remembered[branch] = tip;
        }

        var clones = new Dictionary<string, IReadOnlyDictionary<string, string>>(known.Clones, StringComparer.Ordinal) { [key] = remembered };
        await state.SetAsync(KnownBranches.DocumentName, known with { Clones = clones }, ProductionJson.Default.KnownBranches, cancellationToken);
        return vanished.Count == 0 ? [CheckResult.Passed(name)] : vanished;
    }

    private static string Describe(string branch, string tip, bool? isHeld) => isHeld is false
        ? $"The branch '{branch}' vanished with commits that nothing else holds. " +
          $"Restore it with 'git branch {branch} {tip}', or keep its commits with 'git tag archive/{branch} {tip}'."
        : $"The branch '{branch}' vanished, and its commit {tip} is not in this repository any more. " +
          "Fetch it from another clone if it is wanted; it is not asked for again.";

    [GeneratedRegex("^[0-9]{8}-[0-9]{6}-.+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Convention();
}
