using System.Management.Automation;
using System.Reflection;

namespace ProductionOps.PowerShell.Tests;

public sealed class ConventionTests
{
    private static readonly HashSet<string> ReadingVerbs = ["Get", "Test", "Compare", "Export"];
    private static readonly HashSet<string> ImmediateVerbs = ["Undo"];

    public static TheoryData<string> Names => Cmdlets.Names;

    [Fact]
    public void There_are_cmdlets() => Assert.True(Cmdlets.All.Count >= 20);

    [Theory]
    [MemberData(nameof(Names))]
    public void Verb_is_approved(string name)
    {
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(static type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(static field => (string)field.GetRawConstantValue()!);
        Assert.Contains(Cmdlets.All[name].Verb, approved);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Noun_is_singular_and_the_product_s_own(string name)
    {
        var noun = Cmdlets.All[name].Noun;
        Assert.Matches("^(Production|Monitoring|Maintenance|Uptime)[A-Za-z]*$", noun);
        Assert.False(noun.EndsWith('s') && noun != "ProductionStatus" && noun != "ProductionAnalytics", $"{noun} is a plural");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Class_is_named_after_the_cmdlet(string name)
    {
        var type = Cmdlets.ClassOf(Cmdlets.All[name]);
        Assert.True(type.IsSealed);
        Assert.True(File.Exists(Repository.PathOf("src", "ProductionOps.PowerShell", "Commands", type.Name + ".cs")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Output_types_are_declared_by_element(string name)
    {
        var outputs = Cmdlets.All[name].OutputTypes;
        Assert.NotEmpty(outputs);
        Assert.DoesNotContain(outputs, static type => type.EndsWith("[]", StringComparison.Ordinal) || type.StartsWith("System.Collections", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void State_changers_ask(string name)
    {
        var cmdlet = Cmdlets.All[name];
        var writesOutside = cmdlet.Verb == "Export";
        Assert.Equal(!ReadingVerbs.Contains(cmdlet.Verb) || writesOutside, cmdlet.SupportsShouldProcess);
        if (!cmdlet.SupportsShouldProcess) return;

        var impact = CustomAttribute(Cmdlets.ClassOf(cmdlet), nameof(CmdletAttribute)).NamedArguments
            .Single(static argument => argument.MemberName == "ConfirmImpact").TypedValue.Value;
        Assert.Equal((int)(ImmediateVerbs.Contains(cmdlet.Verb) ? ConfirmImpact.High : ConfirmImpact.Medium), impact);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_has_a_help_message_of_one_sentence(string name)
    {
        foreach (var parameter in Cmdlets.All[name].Parameters)
        {
            Assert.Matches(@"^[A-Z'][^\n]+\.$", parameter.HelpMessage);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Identifiers_names_and_enumerations_complete(string name)
    {
        foreach (var (property, facts) in Cmdlets.ParametersOf(Cmdlets.All[name]))
        {
            var completes = property.GetCustomAttributesData().Any(static data => data.AttributeType.Name == nameof(ArgumentCompleterAttribute));
            var isName = facts.Name is "Key" && Cmdlets.All[name].Verb == "Set";
            var isFeature = facts.Name is "Name" && Cmdlets.All[name].Noun == "ProductionFeature";
            var mustComplete = facts.Values.Count > 0 || facts.Name.EndsWith("Id", StringComparison.Ordinal) || isName || isFeature;
            Assert.True(completes || !mustComplete, $"{name} -{facts.Name} does not complete");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Enumerations_accept_the_literals_of_the_store(string name)
    {
        foreach (var (property, facts) in Cmdlets.ParametersOf(Cmdlets.All[name]))
        {
            if (facts.Values.Count == 0) continue;
            Assert.Contains(property.GetCustomAttributesData(), static data => data.AttributeType.Name == "LiteralAttribute");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Durations_are_typed_as_people_do(string name)
    {
        foreach (var (property, facts) in Cmdlets.ParametersOf(Cmdlets.All[name]))
        {
            if (facts.Type != nameof(TimeSpan)) continue;
            Assert.Contains(property.GetCustomAttributesData(), static data => data.AttributeType.Name == "DurationAttribute");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cmdlet_finds_the_store_the_same_way(string name) =>
        Assert.Contains(Cmdlets.All[name].Parameters, static parameter => parameter.Name == "StorePath");

    [Theory]
    [MemberData(nameof(Names))]
    public void Paths_that_are_read_have_a_literal_twin(string name)
    {
        var parameters = Cmdlets.All[name].Parameters;
        if (parameters.FirstOrDefault(static p => p.Name == "Path") is not { AcceptsWildcards: true }) return;

        var literal = Assert.Single(parameters, static p => p.Name == "LiteralPath");
        Assert.Contains("PSPath", literal.Aliases);
        Assert.All(literal.Bindings, static binding => Assert.True(binding.ByPropertyName));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Identifiers_of_the_own_entity_come_from_the_pipeline(string name)
    {
        var cmdlet = Cmdlets.All[name];
        var own = cmdlet.Noun switch
        {
            "ProductionDeployment" => "DeploymentId",
            "ProductionConfiguration" => "ConfigurationId",
            "ProductionFeature" => "Name",
            _ => null,
        };
        if (own is null || cmdlet.Parameters.FirstOrDefault(parameter => parameter.Name == own) is not { } identifier) return;
        Assert.All(identifier.Bindings, static binding => Assert.True(binding.ByPropertyName));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_do_not_use_names_of_the_engine(string name) =>
        Assert.DoesNotContain(Cmdlets.All[name].Parameters, static parameter => parameter.Name is "WhatIf" or "Confirm" or "Verbose" or "Debug");

    // -Force stands in for a question that is asked with ShouldContinue, and for nothing else.
    [Theory]
    [MemberData(nameof(Names))]
    public void Force_only_where_something_is_asked_twice(string name) => Assert.Equal(
        name is "Restore-ProductionBackup",
        Cmdlets.All[name].Parameters.Any(static parameter => parameter.Name == "Force"));

    private static CustomAttributeData CustomAttribute(MemberInfo member, string name) =>
        member.GetCustomAttributesData().Single(data => data.AttributeType.Name == name);
}
