namespace ProductionOps.Configuration;

/// <summary>One way in which a document breaks a schema.</summary>
/// <param name="Pointer">JSON pointer to the value, such as <c>/deployment/strategy</c>.</param>
/// <param name="Rule">The schema keyword that is broken, such as <c>enum</c> or <c>additionalProperties</c>.</param>
/// <param name="Value">The value as JSON, shortened; null when a value is missing.</param>
/// <param name="Message">A sentence that says what is expected.</param>
public sealed record SchemaViolation(string Pointer, string Rule, string? Value, string Message);
