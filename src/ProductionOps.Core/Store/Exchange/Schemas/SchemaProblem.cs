namespace ProductionOps.Store.Exchange.Schemas;

/// <summary>The first way in which a document breaks its schema.</summary>
/// <param name="Pointer">JSON pointer to the value.</param>
/// <param name="Rule">The schema keyword that is broken.</param>
/// <param name="Message">A sentence that says what is expected.</param>
internal sealed record SchemaProblem(string Pointer, string Rule, string Message);
