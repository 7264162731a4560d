using System.Text.Json;

namespace ProductionOps.Browsers.Protocol;

/// <summary>Scripts in a document.</summary>
internal static class RuntimeProtocol
{
    public sealed record Evaluate(string Expression, int ContextId, bool AwaitPromise = true, bool ReturnByValue = true)
        : CdpCommand<Evaluated>("Runtime.evaluate");

    public sealed record Evaluated(Remote Result, Thrown? ExceptionDetails = null);

    public sealed record Remote(JsonElement? Value = null, string? Description = null);

    public sealed record Thrown(string Text, Remote? Exception = null);

    public sealed record AddBinding(string Name, string ExecutionContextName) : CdpCommand<CdpNothing>("Runtime.addBinding");

    public sealed record BindingCalled(string Name);

    public sealed record RunIfWaiting() : CdpCommand<CdpNothing>("Runtime.runIfWaitingForDebugger");
}
