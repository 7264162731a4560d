namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>Where updates are tried.</summary>
/// <param name="Repository">Full path of the user's work tree.</param>
/// <param name="Root">Full path of the worktree.</param>
/// <param name="Project">Path of the project relative to either.</param>
/// <param name="Branch">The branch that is made when all is well.</param>
/// <param name="Base">The commit that is started from.</param>
internal sealed record TrialPlace(string Repository, string Root, string Project, string Branch, string Base)
{
    /// <summary>Full path of the project in the worktree.</summary>
    public string ProjectDirectory => Path.GetFullPath(Project, Root);
}
