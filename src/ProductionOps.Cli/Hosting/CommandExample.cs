namespace ProductionOps.Cli.Hosting;

/// <summary>A way to use a command, shown in its help.</summary>
/// <param name="Line">What to type.</param>
/// <param name="Explanation">What it does.</param>
internal sealed record CommandExample(string Line, string Explanation);
