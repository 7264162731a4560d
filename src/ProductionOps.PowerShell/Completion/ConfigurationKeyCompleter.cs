using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ProductionOps.Configuration;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes the dotted paths of settings, each with its value now.</summary>
public sealed class ConfigurationKeyCompleter : StoreCompleter
{
    private protected override async IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var configuration = await workspace.Configuration.GetActiveAsync(EnvironmentOf(boundParameters), cancellationToken);
        using var document = JsonDocument.Parse(workspace.Configuration.Export(configuration, ConfigurationFormat.Json));
        foreach (var candidate in Settings(string.Empty, document.RootElement)) yield return candidate;
    }

    private static IEnumerable<Candidate> Settings(string path, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return [new Candidate(path, element.GetRawText())];

        return element.EnumerateObject()
            .Where(static property => !property.Name.StartsWith('$'))
            .SelectMany(property => Settings(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value));
    }
}
