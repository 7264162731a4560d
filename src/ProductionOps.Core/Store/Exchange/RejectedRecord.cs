namespace ProductionOps.Store.Exchange;

/// <summary>A record that was not imported.</summary>
/// <param name="Line">Line of the file in which it begins, from 1.</param>
/// <param name="Id">Its identifier; null where that could not be read.</param>
/// <param name="Pointer">JSON pointer to what is wrong; empty for the whole record.</param>
/// <param name="Rule">What it breaks: a schema keyword, <c>json</c>, <c>id</c> or <c>conflict</c>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record RejectedRecord(long Line, string? Id, string Pointer, string Rule, string Message);
