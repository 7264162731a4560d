namespace ProductionOps.Deployment.Source;

/// <summary>A local branch.</summary>
/// <param name="Name">Name without <c>refs/heads/</c>.</param>
/// <param name="CommitHash">Commit that it points to, 40 hexadecimal digits.</param>
public sealed record GitBranch(string Name, string CommitHash);
