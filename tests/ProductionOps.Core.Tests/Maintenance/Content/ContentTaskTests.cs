using ProductionOps.Core.Tests.Maintenance.Workflow;
using ProductionOps.Maintenance;
using ProductionOps.Model;

namespace ProductionOps.Core.Tests.Maintenance.Content;

/// <summary>Validation of content as maintenance: what its record says, and a site that is not there yet.</summary>
public sealed class ContentTaskTests
{
    private const string Build = "build: { command: [\"true\"], output: dist }, ";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_without_faults_succeeds_and_says_what_was_checked()
    {
        await using var site = await CreateAsync();
        Write(site, "index.html", "<!doctype html><html lang=en><title>Museum</title><a href=more.html>More</a>");
        Write(site, "more.html", "<!doctype html><html lang=en><title>More</title><a href=./>Back</a>");

        var run = await RunAsync(site);

        Assert.Equal(MaintenanceStatus.Success, run.Status);
        Assert.Equal(2, run.ContentValidation!.LinksChecked);
        Assert.Empty(run.ContentValidation.BrokenLinks);
        Assert.StartsWith("checked 2 links and 0 images in 2 pages: 0 errors", Assert.Single(run.Results!.Changes), StringComparison.Ordinal);
        Assert.Empty(run.Results.Errors);
        Assert.Equal(UserImpact.None, run.ImpactAssessment!.UserImpact);
    }

    [Fact]
    public async Task Faults_fail_it_and_the_first_are_named_with_what_to_do()
    {
        await using var site = await CreateAsync();
        Write(site, "index.html", "<!doctype html><html lang=en><title>Museum</title>" + string.Concat(Enumerable.Range(1, 25).Select(number => $"\n<a href=gone-{number}.html>gone</a>")));

        var run = await RunAsync(site);

        Assert.Equal(MaintenanceStatus.Failed, run.Status);
        Assert.Equal(25, run.ContentValidation!.BrokenLinks.Count);
        Assert.Equal(21, run.Results!.Errors.Count);
        var first = run.Results.Errors[0];
        Assert.Equal(("Content-link-broken", MaintenanceErrorType.Content), (first.ErrorId, first.Type));
        Assert.StartsWith("index.html:2: gone-1.html", first.Message, StringComparison.Ordinal);
        Assert.NotNull(first.Resolution);
        Assert.Equal("5 more errors; Test-ProductionContent tells all of them.", run.Results.Errors[^1].Message);
    }

    [Fact]
    public async Task A_site_that_was_never_built_is_told_once_a_week_and_fails_nothing()
    {
        await using var site = await CreateAsync(
            "maintenance: { contentValidation: { enabled: true, frequency: weekly }, backup: { enabled: false }, dependencyUpdates: { enabled: false } }");

        var run = Assert.Single(await RunDueAsync(site));

        Assert.Equal((MaintenanceType.ContentValidation, MaintenanceStatus.Success), (run.MaintenanceType, run.Status));
        var told = Assert.Single(run.Results!.Errors);
        Assert.Equal(("SiteNotBuilt", ErrorSeverity.Warning), (told.ErrorId, told.Severity));
        Assert.Contains("prodops deployment new", told.Message, StringComparison.Ordinal);
        Assert.Null(run.ContentValidation);
        Assert.Empty(run.Results.Changes);
        Assert.Empty(await RunDueAsync(site));

        site.Time.Now += TimeSpan.FromDays(7);
        Write(site, "index.html", "<!doctype html><html lang=en><title>Museum</title>");
        Assert.NotNull(Assert.Single(await RunDueAsync(site)).ContentValidation);
    }

    [Fact]
    public async Task A_build_that_wrote_nothing_still_fails()
    {
        await using var site = await CreateAsync();
        Directory.CreateDirectory(site.Folder.At("museum/dist"));

        var run = await RunAsync(site);

        Assert.Equal(MaintenanceStatus.Failed, run.Status);
        Assert.Equal("ContentEmpty", Assert.Single(run.Results!.Errors).ErrorId);
    }

    private static async Task<MaintainedSite> CreateAsync(string settings = "")
    {
        var site = await MaintainedSite.CreateAsync();
        await site.ConfigureAsync(settings, Build);
        return site;
    }

    private static void Write(MaintainedSite site, string name, string text)
    {
        Directory.CreateDirectory(site.Folder.At("museum/dist"));
        File.WriteAllText(site.Folder.At("museum/dist/" + name), text);
    }

    private static async Task<MaintenanceAutomation> RunAsync(MaintainedSite site)
    {
        var service = site.Workspace.Maintenance;
        var record = await service.ScheduleAsync(new MaintenanceRequest { Type = MaintenanceType.ContentValidation }, Stop);
        return await service.RunAsync(record.MaintenanceId, new MaintenanceRunRequest(), Stop);
    }

    private static async Task<IReadOnlyList<MaintenanceAutomation>> RunDueAsync(MaintainedSite site) =>
        await site.Workspace.Maintenance.RunDueAsync(DeploymentEnvironment.Production, new MaintenanceRunRequest(), (_, error) => throw error, Stop).ToListAsync(Stop);
}
