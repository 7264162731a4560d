using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using ProductionOps.Model;
using ProductionOps.PowerShell.Isolation;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Completion;

/// <summary>Completes from what the store holds. It opens a store and never makes one, and it gives nothing rather than fail.</summary>
public abstract class StoreCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var options = OptionsOf(fakeBoundParameters);
            return new CompletionWord(wordToComplete).Matching(Task.Run(() => ReadAsync(options, fakeBoundParameters)).Result).ToList();
        }
        catch (Exception)
        {
            // The prompt must stay usable whatever the state of the store; the command itself says what is wrong.
            return [];
        }
    }

    /// <summary>What the argument may be, in the order in which it is offered.</summary>
    /// <param name="workspace">The open store.</param>
    /// <param name="boundParameters">The other arguments of the command, as far as they are known.</param>
    /// <param name="cancellationToken">Ends it when it takes too long.</param>
    private protected abstract IAsyncEnumerable<Candidate> ReadAsync(
        ProductionWorkspace workspace, IDictionary boundParameters, CancellationToken cancellationToken);

    /// <summary>The environment that the command names, else Production.</summary>
    private protected static DeploymentEnvironment EnvironmentOf(IDictionary boundParameters) =>
        Enum.TryParse<DeploymentEnvironment>(boundParameters["Environment"]?.ToString(), ignoreCase: true, out var environment)
            ? environment
            : DeploymentEnvironment.Production;

    private static WorkspaceOptions OptionsOf(IDictionary boundParameters)
    {
        // Set where the engine completes: on the thread of the session.
        var session = ScriptBlock.Create("$ExecutionContext.SessionState").Invoke()[0].BaseObject as SessionState;
        var paths = new ProviderPaths(session!);
        return new WorkspaceOptions
        {
            StoreAddress = boundParameters["StorePath"] is string address ? paths.StoreAddress(address) : null,
            CurrentDirectory = paths.CurrentDirectory,
            Reporter = SilentReporter.Instance,
            Integrations = IsolatedIntegrations.Get,
        };
    }

    private async Task<List<Candidate>> ReadAsync(WorkspaceOptions options, IDictionary boundParameters)
    {
        using var patience = new CancellationTokenSource(Patience);
        var workspace = await ProductionWorkspace.OpenAsync(options, patience.Token);
        await using (workspace)
        {
            var candidates = new List<Candidate>();
            await foreach (var candidate in ReadAsync(workspace, boundParameters, patience.Token)) candidates.Add(candidate);
            return candidates;
        }
    }
}
