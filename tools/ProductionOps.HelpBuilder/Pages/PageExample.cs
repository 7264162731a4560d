namespace ProductionOps.HelpBuilder.Pages;

/// <summary>An example of a page.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">What is typed, and what is printed.</param>
/// <param name="Remarks">What there is to say about it.</param>
public sealed record PageExample(string Title, string Code, IReadOnlyList<string> Remarks);
