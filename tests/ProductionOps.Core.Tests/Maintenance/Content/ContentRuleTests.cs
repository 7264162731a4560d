using System.Reflection;
using System.Text.RegularExpressions;
using ProductionOps.Maintenance.Content;
using ProductionOps.Testing;

namespace ProductionOps.Core.Tests.Maintenance.Content;

/// <summary>The rules of the code are those of the documentation.</summary>
public sealed class ContentRuleTests
{
    [Fact]
    public void Every_rule_is_documented_as_it_is_and_no_other()
    {
        var documented = RepositoryRoot.Read("docs/content-validation.md").Split('\n')
            .Where(static line => Regex.IsMatch(line, @"\A\| `[a-z-]+` \| (error|warning|information) \| ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)));
        Assert.Equal(
            ContentRules.All.Select(static rule => $"| `{rule.Id}` | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Summary} | {rule.Hint} |"),
            documented.Select(static line => line.TrimEnd('\r')));
    }

    [Fact]
    public void Every_rule_that_is_declared_is_listed_once()
    {
        var declared = typeof(ContentRules).GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(static field => field.FieldType == typeof(ContentRule))
            .Select(static field => ((ContentRule)field.GetValue(null)!).Id)
            .ToList();
        Assert.Equal(declared.Order(StringComparer.Ordinal), ContentRules.All.Select(static rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(declared.Count, declared.Distinct(StringComparer.Ordinal).Count());
    }
}
