using System.Globalization;
using System.Text.RegularExpressions;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>How many tests passed and failed, as the usual runners of JavaScript say at their end.</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed.</param>
internal sealed partial record TestCounts(int Passed, int Failed)
{
    // Vitest and Jest name the tests of a line, and so must come before Mocha, whose words stand in their other lines too.
    private static readonly (Regex Passed, Regex Failed)[] Runners =
        [(NodePassed(), NodeFailed()), (LinePassed(), LineFailed()), (MochaPassed(), MochaFailed()), (AvaPassed(), AvaFailed())];

    /// <summary>The counts in the output of a runner, those of several workspaces added; null when it says none that is known.</summary>
    public static TestCounts? Find(string output)
    {
        var text = Colours().Replace(output, string.Empty);
        foreach (var (passed, failed) in Runners)
        {
            var (good, bad) = (Sum(passed, text), Sum(failed, text));
            if (good is not null || bad is not null) return new TestCounts(good ?? 0, bad ?? 0);
        }

        return null;
    }

    private static int? Sum(Regex pattern, string text)
    {
        var matches = pattern.Matches(text);
        return matches.Count == 0 ? null : matches.Sum(match => int.Parse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture));
    }

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\e\[[0-9;]*m", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Colours();

    // node --test: "# pass 3" in TAP and "ℹ pass 3" in its own form.
    [GeneratedRegex(@"^[#ℹ] pass (?<count>[0-9]{1,9})\s*$", Options, 1000)]
    private static partial Regex NodePassed();

    [GeneratedRegex(@"^[#ℹ] fail (?<count>[0-9]{1,9})\s*$", Options, 1000)]
    private static partial Regex NodeFailed();

    // Vitest: "Tests  1 failed | 3 passed (4)"; Jest: "Tests:       1 failed, 3 passed, 4 total".
    [GeneratedRegex(@"^\s*Tests:?\s.*?\b(?<count>[0-9]{1,9}) passed\b", Options, 1000)]
    private static partial Regex LinePassed();

    [GeneratedRegex(@"^\s*Tests:?\s.*?\b(?<count>[0-9]{1,9}) failed\b", Options, 1000)]
    private static partial Regex LineFailed();

    [GeneratedRegex(@"^\s*(?<count>[0-9]{1,9}) passing\b", Options, 1000)]
    private static partial Regex MochaPassed();

    [GeneratedRegex(@"^\s*(?<count>[0-9]{1,9}) failing\b", Options, 1000)]
    private static partial Regex MochaFailed();

    [GeneratedRegex(@"^\s*(?<count>[0-9]{1,9}) tests? passed\b", Options, 1000)]
    private static partial Regex AvaPassed();

    [GeneratedRegex(@"^\s*(?<count>[0-9]{1,9}) tests? failed\b", Options, 1000)]
    private static partial Regex AvaFailed();
}
