using System.Management.Automation;
using ProductionOps.Configuration;

namespace ProductionOps.PowerShell.Session;

/// <summary>Finds secrets in the vaults that are registered with Microsoft.PowerShell.SecretManagement, where that is installed.</summary>
internal sealed class SecretManagementResolver(PSCmdlet cmdlet, PipelineQueue queue) : ISecretResolver
{
    private const string CommandName = @"Microsoft.PowerShell.SecretManagement\Get-Secret";

    // A vault may ask for its password, so it is called on the pipeline's thread, in the user's session.
    private const string Script = """
        param($Name)
        if (Get-SecretInfo -Name ([WildcardPattern]::Escape($Name)) -ErrorAction Ignore) {
            Get-Secret -Name $Name -AsPlainText -ErrorAction Stop
        }
        """;

    /// <inheritdoc/>
    public async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) =>
        await queue.InvokeAsync(() => Find(name), cancellationToken);

    private string? Find(string name)
    {
        if (cmdlet.InvokeCommand.GetCommand(CommandName, CommandTypes.Cmdlet) is null) return null;

        try
        {
            return cmdlet.InvokeCommand.InvokeScript(Script, name).FirstOrDefault()?.BaseObject as string;
        }
        catch (RuntimeException e)
        {
            throw new OperationException(
                "SecretVaultFailed",
                ErrorKind.Unavailable,
                $"The secret '{name}' could not be read from its vault: {e.Message} Try Get-Secret -Name '{name}' by itself.",
                name,
                e);
        }
    }
}
