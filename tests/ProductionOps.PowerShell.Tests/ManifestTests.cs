using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ProductionOps.PowerShell.Tests;

public sealed partial class ManifestTests
{
    private static readonly string Manifest = File.ReadAllText(Repository.PathOf("ProductionOps.psd1"));

    [Fact]
    public void Exports_are_the_cmdlets()
    {
        var exports = Names().Matches(CmdletsToExport().Match(Manifest).Groups["names"].Value).Select(static match => match.Groups["name"].Value);
        Assert.Equal(Cmdlets.All.Keys, exports);
    }

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("AliasesToExport")]
    [InlineData("VariablesToExport")]
    public void Nothing_else_is_exported(string key) => Assert.Matches($@"(?m)^\s*{key}\s*=\s*@\(\)\s*$", Manifest);

    [Theory]
    [InlineData("RootModule", "'module/bin/ProductionOps.PowerShell.dll'")]
    [InlineData("PowerShellVersion", "'7.6'")]
    [InlineData("CompatiblePSEditions", "@('Core')")]
    public void States(string key, string value) => Assert.Matches($@"(?m)^\s*{key}\s*=\s*{Regex.Escape(value)}\s*$", Manifest);

    [Fact]
    public void Version_is_that_of_the_assemblies()
    {
        var version = Cmdlets.Assembly.GetName().Version!;
        Assert.Contains($"ModuleVersion        = '{version.ToString(3)}'", Manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_that_it_names_is_there()
    {
        var files = Files().Matches(Manifest).Select(static match => match.Groups["file"].Value).ToList();
        Assert.True(files.Count >= 3);
        Assert.All(files, static file => Assert.True(File.Exists(Repository.PathOf(file)), file));
    }

    [Fact]
    public void The_module_folder_holds_no_package()
    {
        var assemblies = Directory.EnumerateFiles(Repository.PathOf("module", "bin"), "*.dll").Select(Path.GetFileName);
        Assert.Equal(["ProductionOps.Core.dll", "ProductionOps.PowerShell.dll"], assemblies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Integrations_have_their_packages_and_no_copy_of_the_core()
    {
        var assemblies = Directory.EnumerateFiles(Repository.PathOf("module", "bin", "integrations"), "*.dll").Select(Path.GetFileName).ToList();
        Assert.Contains("ProductionOps.Integrations.dll", assemblies);
        Assert.Contains("YamlDotNet.dll", assemblies);
        Assert.DoesNotContain("ProductionOps.Core.dll", assemblies);
        Assert.DoesNotContain("System.Management.Automation.dll", assemblies);
    }

    [Theory]
    [InlineData("ProductionOps.Format.ps1xml", "TypeName")]
    [InlineData("ProductionOps.Types.ps1xml", "Name")]
    public void Views_are_of_types_that_exist(string file, string element)
    {
        var core = typeof(OperationException).Assembly;
        var names = XDocument.Load(Repository.PathOf("module", file)).Descendants(element).Select(static name => name.Value)
            .Where(static name => name.StartsWith("ProductionOps.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.NotNull(core.GetType(name)));
    }

    [Fact]
    public void Every_type_of_the_product_that_cmdlets_write_has_a_table_and_a_list()
    {
        var views = XDocument.Load(Repository.PathOf("module", "ProductionOps.Format.ps1xml")).Descendants("View").ToList();
        var outputs = Cmdlets.All.Values.SelectMany(static cmdlet => cmdlet.OutputTypes)
            .Where(static type => type.StartsWith("ProductionOps.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (var type in outputs)
        {
            var own = views.Where(view => view.Descendants("TypeName").Any(name => name.Value == type)).ToList();
            Assert.True(own.Any(static view => view.Element("TableControl") is not null), $"{type} has no table");
            Assert.True(own.Any(static view => view.Element("ListControl") is not null), $"{type} has no list");
        }
    }

    [Fact]
    public void Tables_have_four_to_six_columns()
    {
        var tables = XDocument.Load(Repository.PathOf("module", "ProductionOps.Format.ps1xml")).Descendants("TableControl");
        Assert.All(tables, static table => Assert.InRange(table.Descendants("TableColumnHeader").Count(), 3, 6));
    }

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\((?<names>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CmdletsToExport();

    [GeneratedRegex("'(?<name>[A-Za-z]+-[A-Za-z]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex("'(?<file>module/[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Files();
}
