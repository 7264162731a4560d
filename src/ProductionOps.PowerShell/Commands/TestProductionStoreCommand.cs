using System.Management.Automation;
using ProductionOps.Model;
using ProductionOps.PowerShell.Session;
using ProductionOps.Store.Integrity;

namespace ProductionOps.PowerShell.Commands;

/// <summary>Reads everything in a store and says what is wrong with it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ProductionStore", DefaultParameterSetName = FindingSet)]
[OutputType(typeof(IntegrityFinding), ParameterSetName = [FindingSet])]
[OutputType(typeof(DataIntegrityCheck), ParameterSetName = [SummarySet])]
[OutputType(typeof(bool), ParameterSetName = [QuietSet])]
public sealed class TestProductionStoreCommand : ProductionCmdlet
{
    private const string FindingSet = "Finding";
    private const string SummarySet = "Summary";
    private const string QuietSet = "Quiet";

    /// <summary>The store.</summary>
    [Parameter(
        Position = 0,
        ValueFromPipelineByPropertyName = true,
        HelpMessage = "The store; by default the one named by PRODUCTIONOPS_STORE, else the nearest 'production' folder above.")]
    [Alias("Store", "Address")]
    [ValidateNotNullOrEmpty]
    public override string? StorePath { get; set; }

    /// <summary>Whether to leave out what is only worth knowing.</summary>
    [Parameter(ParameterSetName = FindingSet, HelpMessage = "Tells only warnings and errors, not what is merely worth knowing.")]
    public SwitchParameter ProblemOnly { get; set; }

    /// <summary>Whether to give the outcome.</summary>
    [Parameter(
        Mandatory = true, ParameterSetName = SummarySet, HelpMessage = "Gives the outcome as one object, with the checksum of the data, instead of what was found.")]
    public SwitchParameter Summary { get; set; }

    /// <summary>Whether to give true or false.</summary>
    [Parameter(
        Mandatory = true, ParameterSetName = QuietSet, HelpMessage = "Gives True when there is neither a warning nor an error, otherwise False, instead of what was found.")]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var isSound = true;
        DataIntegrityCheck? outcome = null;
        Stream(
            (workspace, stop) => workspace.Integrity.TestAsync(check => outcome = check, stop),
            finding =>
            {
                isSound &= !finding.IsProblem;
                Write(finding);
            });
        if (Quiet) WriteObject(isSound);
        if (Summary) WriteObject(outcome);
    }

    private void Write(IntegrityFinding finding)
    {
        if (!Quiet && !Summary && (finding.IsProblem || !ProblemOnly)) WriteObject(finding);
    }
}
