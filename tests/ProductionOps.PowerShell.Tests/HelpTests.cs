using System.Xml.Linq;
using ProductionOps.HelpBuilder.Pages;

namespace ProductionOps.PowerShell.Tests;

public sealed class HelpTests
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    public static TheoryData<string> Names => Cmdlets.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_and_code_have_the_same_parameters(string name)
    {
        var documented = PageOf(name).Parameters.Keys.Order(StringComparer.Ordinal);
        Assert.Equal(Cmdlets.All[name].Parameters.Select(static parameter => parameter.Name), documented);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_is_whole(string name)
    {
        var page = PageOf(name);
        Assert.Equal(name, page.Name);
        Assert.EndsWith(".", page.Synopsis, StringComparison.Ordinal);
        Assert.NotEmpty(page.Description);
        Assert.True(page.Examples.Count >= 2, "two examples or more");
        Assert.All(page.Examples, static example => Assert.StartsWith("PS> ", example.Code, StringComparison.Ordinal));
        Assert.All(page.Parameters, static parameter => Assert.NotEmpty(parameter.Value));
        Assert.NotEmpty(page.Inputs);
        Assert.NotEmpty(page.Outputs);
        Assert.StartsWith("On the command line: prodops ", Assert.Single(page.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Examples_fit_eighty_columns_of_output(string name)
    {
        foreach (var line in PageOf(name).Examples.SelectMany(static example => example.Code.Split('\n')))
        {
            var isOutput = !line.StartsWith("PS> ", StringComparison.Ordinal) && !line.StartsWith(">>", StringComparison.Ordinal)
                && !line.StartsWith("What if: ", StringComparison.Ordinal) && !line.StartsWith("WARNING: ", StringComparison.Ordinal);
            Assert.True(!isOutput || line.Length <= 80, $"{line.Length} columns: {line}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Related_links_lead_somewhere(string name)
    {
        var links = PageOf(name).RelatedLinks;
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(
            Cmdlets.All.ContainsKey(link) || File.Exists(Repository.PathOf("docs", "about", link + ".md")), $"{link} does not exist"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Documented_outputs_are_the_declared_ones(string name)
    {
        var documented = PageOf(name).Outputs.Select(static text => text.Split(':')[0]).Order(StringComparer.Ordinal);
        Assert.Equal(Cmdlets.All[name].OutputTypes.Order(StringComparer.Ordinal), documented);
    }

    [Fact]
    public void Every_page_belongs_to_a_cmdlet()
    {
        var pages = Directory.EnumerateFiles(Repository.PathOf("docs", "cmdlets"), "*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Cmdlets.All.Keys.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_build_writes_help_beside_the_manifest()
    {
        var help = XDocument.Load(Repository.PathOf("en-US", "ProductionOps.PowerShell.dll-Help.xml"));
        var commands = help.Descendants(Command + "command").ToDictionary(
            static command => command.Descendants(Command + "name").First().Value, StringComparer.Ordinal);
        Assert.Equal(Cmdlets.All.Keys.Order(StringComparer.Ordinal), commands.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, cmdlet) in Cmdlets.All)
        {
            var parameters = commands[name].Element(Command + "parameters")!.Elements(Command + "parameter")
                .Select(static parameter => parameter.Element(Maml + "name")!.Value);
            string[] common = cmdlet.SupportsShouldProcess ? ["WhatIf", "Confirm"] : [];
            Assert.Equal([.. cmdlet.Parameters.Select(static parameter => parameter.Name), .. common], parameters);
        }
    }

    [Theory]
    [InlineData("about_ProductionOps")]
    [InlineData("about_ProductionOps_Store")]
    [InlineData("about_ProductionOps_Configuration")]
    public void Topics_are_written_and_fit_eighty_columns(string topic)
    {
        var lines = File.ReadAllLines(Repository.PathOf("en-US", topic + ".help.txt"));
        Assert.Equal("TOPIC", lines[0]);
        Assert.Equal(topic, lines[1].Trim());
        Assert.All(lines, static line => Assert.True(line.Length <= 80, line));
    }

    private static CmdletPage PageOf(string name) => CmdletPageReader.Read(Repository.PathOf("docs", "cmdlets", name + ".md"));
}
