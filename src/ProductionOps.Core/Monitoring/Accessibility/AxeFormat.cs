using System.Text.Json;

namespace ProductionOps.Monitoring.Accessibility;

/// <summary>The parts of axe-core's results that are read, in axe-core's own form.</summary>
internal static class AxeFormat
{
    public sealed record Results(
        Engine TestEngine,
        string Url,
        IReadOnlyList<Rule> Violations,
        IReadOnlyList<Rule> Incomplete,
        IReadOnlyList<Rule> Passes,
        IReadOnlyList<Rule> Inapplicable);

    public sealed record Engine(string Name, string Version);

    public sealed record Rule(
        string Id, IReadOnlyList<string> Tags, string Description, string Help, string HelpUrl, IReadOnlyList<Node> Nodes, string? Impact = null);

    public sealed record Node(string Html, IReadOnlyList<JsonElement> Target, string? Impact = null);
}
