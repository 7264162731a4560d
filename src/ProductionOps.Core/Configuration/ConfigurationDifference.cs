namespace ProductionOps.Configuration;

/// <summary>One setting in which two configurations differ.</summary>
/// <param name="Path">Dotted path of the setting, such as <c>deployment.targets[0].url</c>, as <c>Set</c> takes it.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Left">Its value on the left; null when it is not there.</param>
/// <param name="Right">Its value on the right; null when it is not there.</param>
public sealed record ConfigurationDifference(string Path, DifferenceKind Kind, string? Left, string? Right);
