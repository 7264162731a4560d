using System.Management.Automation;
using ProductionOps.Configuration;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Writes a configuration to a file that people can edit and import again.</summary>
[Cmdlet(VerbsData.Export, "ProductionConfiguration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportProductionConfigurationCommand : ProductionCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The file to write; its extension decides between YAML and JSON.")]
    [Alias("LiteralPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Which configuration.</summary>
    [Parameter(
        Position = 1,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Identifier or version of the configuration; the active one by default.")]
    [Alias("Version")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConfigurationIdCompleter))]
    public string? ConfigurationId { get; set; }

    /// <summary>Environment.</summary>
    [Parameter(
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The environment; Production by default for the active configuration, otherwise any.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment? Environment { get; set; }

    /// <summary>How to write it.</summary>
    [Parameter(HelpMessage = "Yaml or Json; by the extension of the file by default, else Yaml.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<ConfigurationFormat>))]
    public ConfigurationFormat? Format { get; set; }

    /// <summary>Whether to leave a file that exists alone.</summary>
    [Parameter(HelpMessage = "Refuses to replace a file that exists.")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Whether to write the file to the pipeline.</summary>
    [Parameter(HelpMessage = "Writes the file to the pipeline.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Attempt(ConfigurationId ?? Path, () => Export(Paths.Literal(Path)));

    private void Export(string path)
    {
        var (id, text) = Run(async (workspace, stop) =>
        {
            var configuration = await FindAsync(workspace.Configuration, stop);
            return (configuration.ConfigurationId, workspace.Configuration.Export(configuration, Format ?? FormatOf(path)));
        });

        if (!ShouldProcess(path, $"Export configuration {id}")) return;
        Write(path, text);
        if (PassThru) WriteObject(new FileInfo(path));
    }

    private Task<ProductionConfiguration> FindAsync(ConfigurationService configurations, CancellationToken stop) => ConfigurationId is null
        ? configurations.GetActiveAsync(Environment ?? DeploymentEnvironment.Production, stop)
        : configurations.FindAsync(ConfigurationId, Environment, stop);

    private static ConfigurationFormat FormatOf(string path) =>
        System.IO.Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) ? ConfigurationFormat.Json : ConfigurationFormat.Yaml;

    private void Write(string path, string text)
    {
        if (NoClobber && File.Exists(path)) throw Exists(path);

        try
        {
            using var file = new StreamWriter(new FileStream(path, NoClobber ? FileMode.CreateNew : FileMode.Create));
            file.Write(text);
        }
        catch (Exception e) when (FileErrors.IsFileError(e))
        {
            throw FileErrors.Describe(e, "Configuration", path);
        }
    }

    private static OperationException Exists(string path) => new(
        "ConfigurationFileExists", ErrorKind.AlreadyExists, $"'{path}' exists. Leave out -NoClobber to replace it, or give another path.", path);
}
