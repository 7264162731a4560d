using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProductionOps.Browsers.Protocol;

/// <summary>The accessibility tree, which is what a screen reader is given.</summary>
internal static class AccessibilityProtocol
{
    public sealed record GetTree(string FrameId) : CdpCommand<Tree>("Accessibility.getFullAXTree");

    public sealed record Tree(IReadOnlyList<Node> Nodes);

    public sealed record Node(
        string NodeId, bool Ignored, Value? Role = null, Value? Name = null, IReadOnlyList<Property>? Properties = null, IReadOnlyList<string>? ChildIds = null, [property: JsonPropertyName("backendDOMNodeId")] int? BackendNodeId = null);

    public sealed record Property(string Name, Value Value);

    public sealed record Value([property: JsonPropertyName("value")] JsonElement? Content = null);

    public sealed record Describe(int BackendNodeId) : CdpCommand<Described>("DOM.describeNode");

    public sealed record Described(Element Node);

    public sealed record Element(string NodeName, IReadOnlyList<string>? Attributes = null);
}
