namespace ProductionOps.Configuration;

/// <summary>Checks JSON documents against the JSON Schemas that ship with the product.</summary>
public interface ISchemaValidator
{
    /// <summary>Every way in which a document breaks a schema; nothing when it is valid.</summary>
    /// <param name="schema">The text of the schema.</param>
    /// <param name="json">The document.</param>
    IReadOnlyList<SchemaViolation> Validate(string schema, string json);
}
