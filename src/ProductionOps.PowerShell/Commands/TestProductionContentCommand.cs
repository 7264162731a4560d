using System.Management.Automation;
using ProductionOps.Maintenance.Content;
using ProductionOps.Model;
using ProductionOps.PowerShell.Completion;
using ProductionOps.PowerShell.Input;
using ProductionOps.PowerShell.Session;
using ProductionOps.Reporting.Sarif;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Tests links, anchors, files, images and age of a built site.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProductionContent", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ContentFinding), typeof(ContentSummary), typeof(bool), typeof(string))]
public sealed class TestProductionContentCommand : ProductionCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Built sites, with wildcards.</summary>
    [Parameter(
        Position = 0,
        ParameterSetName = PathSet,
        ValueFromPipeline = true,
        HelpMessage = "Directories of built sites, with wildcards; by default the live release of the environment.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>Built sites, named exactly.</summary>
    [Parameter(
        Mandatory = true,
        ParameterSetName = LiteralPathSet,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "Directories of built sites, named exactly.")]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The environment.</summary>
    [Parameter(HelpMessage = "The environment whose configuration applies; Production by default.")]
    [Literal]
    [ArgumentCompleter(typeof(LiteralCompleter<DeploymentEnvironment>))]
    public DeploymentEnvironment Environment { get; set; } = DeploymentEnvironment.Production;

    /// <summary>Address of the site.</summary>
    [Parameter(HelpMessage = "The address at which the site is served; by default that of the configuration.")]
    [ValidateNotNullOrEmpty]
    public string? Homepage { get; set; }

    /// <summary>Whether to ask for external links.</summary>
    [Parameter(HelpMessage = "Asks for the links to other sites, too.")]
    public SwitchParameter IncludeExternal { get; set; }

    /// <summary>Whether to ask private addresses.</summary>
    [Parameter(HelpMessage = "Asks for external links to private and local addresses, too.")]
    public SwitchParameter AllowPrivate { get; set; }

    /// <summary>Links that are left alone.</summary>
    [Parameter(HelpMessage = "Leaves alone the links that match one of these, with wildcards.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Exclude { get; set; } = [];

    /// <summary>Days after which content is stale.</summary>
    [Parameter(HelpMessage = "Days after which content that nobody has changed is stale; by default what the configuration says, else 365.")]
    [ValidateRange(1, int.MaxValue)]
    public int? StaleAfterDays { get; set; }

    /// <summary>Whether to leave out what is only worth knowing.</summary>
    [Parameter(HelpMessage = "Tells only warnings and errors, not what is merely worth knowing.")]
    public SwitchParameter ProblemOnly { get; set; }

    /// <summary>Whether to give the sum.</summary>
    [Parameter(HelpMessage = "Gives the sum as one object instead of what was found.")]
    public SwitchParameter Summary { get; set; }

    /// <summary>Whether to give true or false.</summary>
    [Parameter(HelpMessage = "Gives True when there is no error, otherwise False, instead of what was found.")]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Whether to give SARIF.</summary>
    [Parameter(HelpMessage = "Gives the text of a SARIF 2.1.0 report instead of objects, for a file.")]
    public SwitchParameter Sarif { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (LiteralPath is not null) ForEach(LiteralPath, path => Test(Paths.Literal(path)));
        else if (Path is not null) ForEach(Path, path => ForEach(Paths.Matching(path), Test));
        else Attempt(Environment, () => Test(directory: null));
    }

    private void Test(string? directory)
    {
        var request = new ContentTestRequest
        {
            Directory = directory,
            Environment = Environment,
            Homepage = Homepage,
            IncludeExternal = IncludeExternal ? true : null,
            AllowPrivateAddresses = AllowPrivate,
            Exclude = Exclude,
            StaleAfterDays = StaleAfterDays,
        };
        if (Sarif) WriteSarif(request);
        else WriteFindings(request);
    }

    private void WriteFindings(ContentTestRequest request)
    {
        var isSound = true;
        ContentSummary? sum = null;
        var tester = new ContentTester(Options);
        StreamAlone(stop => tester.TestAsync(request, summary => sum = summary, stop), finding =>
        {
            isSound &= finding.Severity != ContentSeverity.Error;
            if (!Quiet && !Summary && (finding.IsProblem || !ProblemOnly)) WriteObject(finding);
        });
        if (Quiet) WriteObject(isSound);
        if (Summary) WriteObject(sum);
    }

    private void WriteSarif(ContentTestRequest request)
    {
        var tester = new ContentTester(Options);
        WriteObject(RunAlone(stop => SarifWriter.FormatAsync(
            ContentSarif.Tool,
            tester.TestAsync(request, onCompleted: null, stop).Where(finding => finding.IsProblem || !ProblemOnly).Select(ContentSarif.Of),
            request.Directory,
            stop)));
    }
}
