namespace ProductionOps.Scheduling;

/// <summary>A schedule with everything that its text needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for, on one line.</param>
/// <param name="Timing">When.</param>
/// <param name="CommandLine">Full path of the program, and its arguments.</param>
/// <param name="Directory">Directory to run in.</param>
internal sealed record ScheduledCommand(string Name, string Description, ScheduleTiming Timing, IReadOnlyList<string> CommandLine, string Directory);
