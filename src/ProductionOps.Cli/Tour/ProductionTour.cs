using System.Globalization;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Views;
using ProductionOps.Configuration;
using ProductionOps.Deployment;
using ProductionOps.Files;
using ProductionOps.Json;
using ProductionOps.Model;
using ProductionOps.Processes;
using ProductionOps.Sites;
using ProductionOps.Store;

namespace ProductionOps.Cli.Tour;

/// <summary>The tour: nothing in it is staged; it calls what the commands call, and stops where something is not as it should be.</summary>
internal sealed class ProductionTour(string folder, TourNarrator narrator, CommandContext context)
{
    private const DeploymentEnvironment Production = DeploymentEnvironment.Production;
    private const string DeployCommand = "prodops deployment new";
    private const string DeployCmdlet = "New-ProductionDeployment";

    private readonly PhysicalFileSystem _files = new();
    private readonly TourReporter _reporter = new(context.Reporter);
    private readonly SampleSite _site = new(folder);
    private readonly TourRepository _repository = new(folder, new ProcessRunner(context.Time));

    private string Current => Path.Combine(folder, ".deploy", "site", "current");

    /// <summary>Takes the tour.</summary>
    /// <exception cref="OperationException"><c>TourFailed</c>, or what a step of it fails with.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        narrator.Line($"A tour of ProductionOps. Everything happens in {folder}.");
        await using var server = StaticSiteServer.Start(_files, context.Time, () => Current);
        using var client = new HttpClient { BaseAddress = server.Address };

        await MakeSiteAsync(server.Address, cancellationToken);
        await MakeStoreAsync(cancellationToken);
        await using var workspace = await ProductionWorkspace.OpenAsync(
            context.WorkspaceOptions() with { StoreAddress = folder, CurrentDirectory = folder, Reporter = _reporter }, cancellationToken);
        await ImportAsync(workspace, cancellationToken);

        var first = await DeployFirstAsync(workspace, server, cancellationToken);
        var second = await DeploySecondAsync(workspace, client, first, cancellationToken);
        await DeployBrokenAsync(workspace, client, second, cancellationToken);
        await LookBackAsync(workspace, second, cancellationToken);
        Close(server.Address);
    }

    private async Task MakeSiteAsync(Uri address, CancellationToken cancellationToken)
    {
        narrator.Chapter("A web site in git");
        var (files, bytes) = _site.Write(address);
        await _repository.InitializeAsync(cancellationToken);
        narrator.Command("git init && git add --all && git commit -m \"The museum's site\"");
        var commit = await _repository.CommitAsync("The museum's site", cancellationToken);
        narrator.Tell($"{files} files, {Kilobytes(bytes)}, committed as {commit[..8]} on main.");
    }

    private async Task MakeStoreAsync(CancellationToken cancellationToken)
    {
        narrator.Chapter("A store for the record");
        narrator.Command("prodops store initialize --site \"Harbour Light\"", "Initialize-ProductionStore -Site 'Harbour Light'");
        await using var store = await new StoreFactory(_files, context.Time).InitializeAsync(folder, "Harbour Light", cancellationToken);
        narrator.Tell($"Plain JSON files in {store.Address}, to read, compare and back up.");
    }

    private async Task ImportAsync(ProductionWorkspace workspace, CancellationToken cancellationToken)
    {
        narrator.Chapter("The configuration");
        narrator.Command(
            $"prodops configuration import {SampleSite.ConfigurationFile}", $"Import-ProductionConfiguration {SampleSite.ConfigurationFile}");
        var input = await InputText.ReadAsync(Path.Combine(folder, SampleSite.ConfigurationFile), cancellationToken);
        var request = new ConfigurationImport(input.Text, SampleSite.ConfigurationFile) { Reporter = _reporter };
        var configuration = await workspace.Configuration.ImportAsync(request, cancellationToken);
        narrator.Tell($"Checked against its schema and stored as version {configuration.Version}: {JsonLiteral.Of(configuration.Deployment.Strategy)} " +
            $"releases to .deploy/site, rollback {JsonLiteral.Of(configuration.Deployment.RollbackStrategy)}.");
    }

    private async Task<ProductionDeployment> DeployFirstAsync(
        ProductionWorkspace workspace, StaticSiteServer server, CancellationToken cancellationToken)
    {
        narrator.Chapter("Version 1 goes live, and is proven");
        narrator.Command("prodops serve .deploy/site/current &");
        narrator.Tell($"The site is served at {server.Address}, from whatever the link names.");
        narrator.Command(DeployCommand, DeployCmdlet);
        var deployment = await DeployAsync(workspace, cancellationToken);
        RequireSuccess(deployment);
        TellProof(deployment);
        TellValidation(deployment);
        return deployment;
    }

    private async Task<ProductionDeployment> DeploySecondAsync(
        ProductionWorkspace workspace, HttpClient client, ProductionDeployment first, CancellationToken cancellationToken)
    {
        narrator.Chapter("Version 2: a changed page");
        _site.ChangeHeading();
        var commit = await _repository.CommitAsync("Summer opening times", cancellationToken);
        narrator.Command("git commit -am \"Summer opening times\"");
        narrator.Command(DeployCommand, DeployCmdlet);
        var deployment = await DeployAsync(workspace, cancellationToken);
        RequireSuccess(deployment);
        TourExpectation.Require(deployment.CommitHash == commit, $"commit {commit} to be deployed", $"it was {deployment.CommitHash}");
        TellProof(deployment);
        await RequireSecondHeadingAsync(client, cancellationToken);
        narrator.Good($"The home page says \"{SampleSite.SecondHeading}\"; {first.DeploymentId} stays beside it for a rollback.");
        return deployment;
    }

    private async Task DeployBrokenAsync(
        ProductionWorkspace workspace, HttpClient client, ProductionDeployment second, CancellationToken cancellationToken)
    {
        narrator.Chapter("Version 3 is broken, and is rolled back");
        _site.RenameHomePage();
        await _repository.CommitAsync("Tidy up", cancellationToken);
        narrator.Command("git mv public/index.html public/home.html && git commit -m \"Tidy up\"");
        narrator.Command(DeployCommand, DeployCmdlet);
        var deployment = await DeployAsync(workspace, cancellationToken);
        TourExpectation.Require(
            deployment.Status is DeploymentStatus.RolledBack,
            "the broken release to be rolled back",
            $"its status is {JsonLiteral.Of(deployment.Status)}: {DeploymentFailure.Of(deployment)?.Message}");
        narrator.Bad($"{DeploymentFailure.Of(deployment)?.Id}: {DeploymentFailure.Of(deployment)?.Message}");
        await RequireSecondHeadingAsync(client, cancellationToken);
        narrator.Good($"Rolled back to {second.DeploymentId} {Seconds(deployment)} after it began; visitors see version 2 again.");
    }

    private async Task LookBackAsync(ProductionWorkspace workspace, ProductionDeployment second, CancellationToken cancellationToken)
    {
        narrator.Chapter("Is what is served what was deployed?");
        narrator.Command("prodops deployment test", "Test-ProductionDeployment");
        await foreach (var drift in workspace.Deployments.TestAsync(deploymentId: null, Production, cancellationToken))
        {
            TourExpectation.Require(
                drift.IsIntact && drift.DeploymentId == second.DeploymentId,
                $"{second.DeploymentId} to be live and whole",
                $"{drift.LiveDeploymentId} is live with {new Quantity(drift.MismatchCount, "difference")}");
            narrator.Good($"{drift.FilesChecked} live files hashed; all are those of {drift.DeploymentId}.");
        }

        narrator.Chapter("The record");
        narrator.Command("prodops status", "Get-ProductionStatus");
        var status = await workspace.Status.GetAsync(Production, cancellationToken);
        await context.Output.WriteDetailAsync(StatusView.Instance, status, cancellationToken);
        TourExpectation.Require(status.LiveDeploymentId == second.DeploymentId, $"{second.DeploymentId} to be live", $"it is {status.LiveDeploymentId}");

        narrator.Line();
        narrator.Command("prodops deployment list", "Get-ProductionDeployment");
        var query = new RecordQuery { NewestFirst = true };
        var records = await workspace.Store.Deployments.ReadAsync(query, cancellationToken).ToListAsync(cancellationToken);
        await context.Output.WriteAsync(DeploymentView.Instance, records, cancellationToken);
        TourExpectation.Require(records.Count >= 3, "three deployments or more in the record", $"there are {records.Count}");
    }

    private void Close(Uri address)
    {
        narrator.Chapter("What to look at next");
        narrator.Tell($"The tour took {narrator.ElapsedSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s. Its folder stays until you delete it:");
        narrator.Line($"     {Path.Combine(folder, "production", "deployments")}   one JSON file for each deployment");
        narrator.Line($"     {Path.Combine(folder, ".deploy", "site", "releases")}   the releases, and current beside them");
        narrator.Line($"     {Path.Combine(folder, SampleSite.ConfigurationFile)}   the configuration");
        narrator.Command($"cd {Quote(folder)}", $"Set-Location {Quote(folder)}");
        narrator.Command($"prodops serve .deploy/site/current --port {address.Port}");
        narrator.Command("prodops deployment show --output json", "Get-ProductionDeployment -Newest 1 | Format-List *");
        narrator.Command("prodops deployment undo --what-if", "Undo-ProductionDeployment -WhatIf");
    }

    private async Task<ProductionDeployment> DeployAsync(ProductionWorkspace workspace, CancellationToken cancellationToken)
    {
        var request = new DeploymentRequest { Environment = Production, ProjectDirectory = folder };
        var deployment = await workspace.Deployments.DeployAsync(request, cancellationToken);
        context.Reporter.Clear();
        return deployment;
    }

    private void TellValidation(ProductionDeployment deployment)
    {
        if (deployment.Validation?.ConstitutionalCompliance is { } compliance)
        {
            narrator.Tell(string.Create(CultureInfo.InvariantCulture, $"Constitutional compliance: {compliance.Score:0.#} of 100 over {compliance.PrincipleScores.Count} principles, {compliance.PassedChecks.Count} checks passed."));
        }

        foreach (var warning in _reporter.Warnings) narrator.Tell($"Note: {warning}");
    }

    private static void RequireSuccess(ProductionDeployment deployment) => TourExpectation.Require(
        deployment.Status is DeploymentStatus.Success,
        "the deployment to succeed",
        $"its status is {JsonLiteral.Of(deployment.Status)}: {DeploymentFailure.Of(deployment)?.Id}: {DeploymentFailure.Of(deployment)?.Message}");

    private void TellProof(ProductionDeployment deployment)
    {
        var proof = deployment.Proof;
        TourExpectation.Require(proof is { FilesChecked: > 0, Mismatches.Count: 0 }, "the live files to be proven", "they were not");
        narrator.Good(
            $"{deployment.DeploymentId} is live after {Seconds(deployment)}: {proof.FilesChecked} of {proof.FilesTotal} files read from the site, every hash as deployed.");
    }

    private static async Task RequireSecondHeadingAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var page = await client.GetStringAsync(new Uri("", UriKind.Relative), cancellationToken);
        TourExpectation.Require(
            page.Contains(SampleSite.SecondHeading, StringComparison.Ordinal), $"the site to say \"{SampleSite.SecondHeading}\"", "it does not");
    }

    private static string Seconds(ProductionDeployment deployment) => deployment.CompletedAt is { } end
        ? string.Create(CultureInfo.InvariantCulture, $"{(end - deployment.Timestamp).TotalSeconds:0.00} s")
        : "an unknown time";

    private static string Kilobytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000d:0.0} kB");

    private static string Quote(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;
}
