namespace ProductionOps.Scheduling;

/// <summary>A text that a schedule consists of.</summary>
/// <param name="Path">Full path of the file; <c>crontab</c> for a block of the crontab, the name of the task for a task of Windows.</param>
/// <param name="Content">The exact text.</param>
public sealed record ScheduleFile(string Path, string Content);
