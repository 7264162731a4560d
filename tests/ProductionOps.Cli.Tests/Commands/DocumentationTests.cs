using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ProductionOps.Cli.Hosting;

namespace ProductionOps.Cli.Tests.Commands;

/// <summary>What the pages say of the program can be typed as it stands, and what they link to is there.</summary>
public sealed partial class DocumentationTests
{
    private const int Timeout = 5_000;

    private static readonly RootCommand Root = Prodops.CreateRoot(
        new CommandHost(new Terminal { Output = Stream.Null, Error = TextWriter.Null }, new GlobalOptions(), TimeProvider.System));

    private static readonly string Repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../.."));

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository, "*.md"))
            .Select(static path => Path.GetRelativePath(Repository, path)),
    ];

    [Fact]
    public void There_are_pages() => Assert.True(Pages.Count > 30);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_can_be_parsed(string page)
    {
        foreach (var line in CommandLines(File.ReadAllText(Path.Combine(Repository, page))))
        {
            // The parser of lines knows only one sort of quotes.
            Assert.Empty(Root.Parse(line.Replace('\'', '"')).Errors.Select(error => $"prodops {line}: {error.Message}"));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_that_a_sentence_names_is_one(string page)
    {
        foreach (var words in Named().Matches(Blocks().Replace(File.ReadAllText(Path.Combine(Repository, page)), string.Empty)).Select(static match => match.Groups["words"].Value.Split(' ')))
        {
            Command command = Root;
            foreach (var word in words)
            {
                if (command.Subcommands.Count == 0) break;
                command = command.Subcommands.FirstOrDefault(one => one.Name == word) ?? throw new Xunit.Sdk.XunitException($"{page}: prodops {string.Join(' ', words)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page)
    {
        var directory = Path.GetDirectoryName(Path.Combine(Repository, page))!;
        foreach (var link in Links().Matches(WithoutCode(File.ReadAllText(Path.Combine(Repository, page)))).Select(static match => match.Groups["target"].Value))
        {
            if (link.Contains("://", StringComparison.Ordinal)) continue;
            var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
            var target = path.Length == 0 ? Path.Combine(Repository, page) : Path.Combine(directory, path);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page} links to {link}");
            if (anchor is not null) Assert.Contains(anchor, Headings().Matches(File.ReadAllText(target)).Select(match => AnchorOf(match.Groups["text"].Value)));
        }
    }

    private static IEnumerable<string> CommandLines(string text)
    {
        foreach (var block in ShellBlocks().Matches(text).Select(static match => match.Groups["code"].Value))
        {
            foreach (var line in block.ReplaceLineEndings("\n").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            {
                foreach (var part in Comments().Replace(line, string.Empty).Split(["|", "&&", ";", "$(", ")", ">", "<"], StringSplitOptions.TrimEntries))
                {
                    if (part.StartsWith("prodops ", StringComparison.Ordinal)) yield return part["prodops ".Length..].TrimEnd('&', ' ');
                }
            }
        }
    }

    private static string WithoutCode(string text) => CodeSpans().Replace(Blocks().Replace(text, string.Empty), string.Empty);

    private static string AnchorOf(string heading) =>
        NoPartOfAnchors().Replace(heading.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^```(?:sh|bash|console)\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, Timeout)]
    private static partial Regex Blocks();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.None, Timeout)]
    private static partial Regex CodeSpans();

    [GeneratedRegex(@"`prodops (?<words>[a-z]+( [a-z]+)*)", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Named();

    [GeneratedRegex(@"(^|\s)#.*$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Links();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, Timeout)]
    private static partial Regex NoPartOfAnchors();
}
