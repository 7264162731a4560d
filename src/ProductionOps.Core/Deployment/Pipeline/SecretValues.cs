using ProductionOps.Configuration.Secrets;

namespace ProductionOps.Deployment.Pipeline;

/// <summary>The secrets of a run, kept where no text of a record or a message can show them.</summary>
internal sealed class SecretValues(IReadOnlyDictionary<string, string> values)
{
    private readonly SecretRedactor _redactor = new(values.Values);

    public IReadOnlyDictionary<string, string> Values { get; } = values;

    public string Redact(string text) => _redactor.Redact(text);

    public override string ToString() => new Quantity(Values.Count, "secret").ToString();
}
