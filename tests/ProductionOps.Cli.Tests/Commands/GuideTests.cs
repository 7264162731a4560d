using ProductionOps.Cli.Tests.Running;
using ProductionOps.Processes;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>The guide, typed into a shell from its first command to its last, and other pages typed after it, for the site that it made.</summary>
public sealed class GuideTests
{
    [Fact]
    public async Task Every_command_of_the_guide_succeeds_and_of_the_pages_on_a_site_that_runs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The guide is for a POSIX shell.");
        using var place = new Workplace();
        place.Write("bin/systemctl", "#!/bin/sh\nexit 0\n");
        TypedPages.MakeExecutable(place.PathOf("bin/systemctl"));
        // Identifiers and places of other machines; a run that only Ctrl+C ends has a test of its own, and dependencies need a registry.
        var pages = TypedPages.Read("analytics.md", "backup.md", "maintenance.md", "monitoring.md", "report.md", "scheduling.md", "backup-format.md")
            .Replace("--to restored ", "--to again ", StringComparison.Ordinal)
            .Replace("--type dependency-update --comment \"before the fair\"", "--type backup --require-approval --output json | tee one.json", StringComparison.Ordinal)
            .Replace("20260302-101502-maintenance", "$(grep -o '[0-9-]*-maintenance' one.json | head -n 1)", StringComparison.Ordinal)
            .Replace("prodops monitor run  ", "# ", StringComparison.Ordinal)
            .Replace("/var/lib/node_exporter/textfile/", "", StringComparison.Ordinal)
            .Replace("| less", "| cat", StringComparison.Ordinal)
            .Replace("museum-maintenance", "harbour-maintenance", StringComparison.Ordinal)
            .Replace("20260131-235959-backup.json", "$(ls production/backups/snapshots | head -n 1)", StringComparison.Ordinal);
        var output = await TypedPages.TypeAsync(place, TypedPages.Read("guide.md") + pages);

        Assert.Contains("</html>", await File.ReadAllTextAsync(place.PathOf("harbour/report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(place.PathOf("harbour/restored/site/public/index.html")));
        Assert.True(File.Exists(place.PathOf("harbour/again/site/public/index.html")));
        Assert.True(File.Exists(place.PathOf("harbour/site.prom")));
        // What the page on the format says of a snapshot holds for this one.
        Assert.Matches(@"([0-9a-f]{64}) +-\n\W*\1", output);
    }

    [Fact]
    public async Task What_the_store_format_shows_can_be_asked_with_jq()
    {
        Assert.SkipUnless(new ProcessRunner(TimeProvider.System).Find("jq") is not null, "jq is not installed; install the package jq.");
        using var place = new Workplace();
        var queries = TypedPages.Read("store-format.md").Replace("2026/01", "*/*", StringComparison.Ordinal);
        var output = await TypedPages.TypeAsync(place, TypedPages.Read("guide.md").Split("prodops monitor list")[0] + queries);
        Assert.Matches(@"\d\dZ\tsuccess\t[0-9a-f]{8}", output);
    }

    [Fact]
    public async Task What_the_first_page_shows_of_the_program_succeeds()
    {
        Assert.SkipUnless(new ProcessRunner(TimeProvider.System).Find("bash") is not null, "bash is not installed; install the package bash.");
        using var place = new Workplace();
        var site = TypedPages.Read("guide.md").Split("prodops store initialize")[0];
        var shown = TypedPages.Read("../README.md");
        place.Write("shown.sh", shown[shown.IndexOf("prodops store initialize", StringComparison.Ordinal)..]);
        await TypedPages.TypeAsync(place, $"{site}prodops serve .deploy/site/current --allow-missing --port 8080 > serve.log 2>&1 &\nbash -e ../shown.sh\n");
        Assert.True(File.Exists(place.PathOf("harbour/failures.csv")));
        Assert.True(File.Exists(place.PathOf("harbour/.deploy/site/current/index.html")));
    }
}
