using ProductionOps.Model;

namespace ProductionOps.Configuration.Rules;

/// <summary>Budgets can be met together.</summary>
internal static class BudgetRules
{
    public static IEnumerable<Finding> Check(BundleSizeTargets bundle, PageBudgets page)
    {
        if (bundle.Total < bundle.Javascript + bundle.Css)
        {
            yield return Finding.Error(
                "ConfigurationBudgetContradiction",
                "/performance/targets/bundleSize/total",
                $"The total of {bundle.Total} bytes is less than JavaScript and CSS together, {bundle.Javascript + bundle.Css} bytes.");
        }

        foreach (var (name, pageBudget, siteBudget) in new[]
        {
            ("javascript", page.Javascript, bundle.Javascript),
            ("css", page.Css, bundle.Css),
            ("images", page.Images, bundle.Total),
        })
        {
            if (pageBudget <= siteBudget) continue;
            yield return Finding.Warning(
                "ConfigurationBudgetUnreachable",
                $"/monitoring/performance/budgets/{name}",
                $"A page may load {pageBudget} bytes, but the whole site may have only {siteBudget}. This budget can never be exceeded.");
        }
    }
}
