using System.CommandLine;
using ProductionOps.Cli.Hosting;
using ProductionOps.Cli.Tests.Running;

namespace ProductionOps.Cli.Tests.Commands;

public sealed class HelpTests
{
    private static readonly RootCommand Root = Prodops.CreateRoot(
        new CommandHost(new Terminal { Output = Stream.Null, Error = TextWriter.Null }, new GlobalOptions(), TimeProvider.System));

    private static readonly IReadOnlyList<Command> Groups = [Root, .. Root.Subcommands.Where(static command => command is not CliCommand)];

    public static TheoryData<string> Paths => [.. All(Root, "").Select(static pair => pair.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_command_and_option_is_described_and_has_examples(string path)
    {
        var command = Find(path);
        Assert.True(command.Examples.Count >= 2, "two examples or more");
        Assert.False(string.IsNullOrWhiteSpace(command.Description));
        Assert.All(command.Options, static option => Assert.False(string.IsNullOrWhiteSpace(option.Description), option.Name));
        Assert.All(command.Arguments, static argument => Assert.False(string.IsNullOrWhiteSpace(argument.Description), argument.Name));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_example_can_be_parsed(string path)
    {
        foreach (var example in Find(path).Examples)
        {
            var line = LineOf(example);
            Assert.Empty(Root.Parse(line).Errors.Select(static e => e.Message));
            Assert.StartsWith(path, line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_program_and_every_noun_have_examples_that_can_be_parsed() => Assert.All(Groups, static group =>
    {
        var examples = ExampleHelpAction.ExamplesOf(group);
        Assert.True(examples.Count >= 2, group.Name);
        Assert.All(examples.Select(static example => LineOf(example)), static line => Assert.Empty(Root.Parse(line).Errors.Select(static e => e.Message)));
    });

    [Theory]
    [InlineData("Examples:\n  prodops tour\n")]
    [InlineData("Examples:\n  prodops store initialize --site", "store")]
    [InlineData("  prodops backup restore ", "backup")]
    public async Task Help_of_the_program_and_of_a_noun_shows_examples(string expected, params string[] path)
    {
        using var place = new Workplace();
        var result = (await place.RunAsync([.. path, "--help"])).Succeeded();
        Assert.Contains(expected, result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_goes_to_standard_output_with_the_examples()
    {
        using var place = new Workplace();
        var result = (await place.RunAsync("deployment", "new", "--help")).Succeeded();
        Assert.Contains("--what-if", result.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  prodops deployment new\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task Without_arguments_the_commands_are_shown()
    {
        using var place = new Workplace();
        Assert.Contains("tour", (await place.RunAsync()).Succeeded().Output, StringComparison.Ordinal);
    }

    /// <summary>What follows the name of the program.</summary>
    private static string LineOf(CommandExample example) =>
        example.Line[(example.Line.IndexOf("prodops ", StringComparison.Ordinal) + "prodops ".Length)..].Split(['|', '>', '<', '&', ')'])[0];

    private static CliCommand Find(string path) => (CliCommand)All(Root, "").First(pair => pair.Path == path).Command;

    private static IEnumerable<(string Path, Command Command)> All(Command parent, string prefix)
    {
        foreach (var command in parent.Subcommands)
        {
            var path = prefix + command.Name;
            if (command is CliCommand) yield return (path, command);
            foreach (var below in All(command, path + " ")) yield return below;
        }
    }
}
