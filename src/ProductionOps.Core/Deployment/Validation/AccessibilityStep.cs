using System.Globalization;
using ProductionOps.Files;
using ProductionOps.Model;
using ProductionOps.Monitoring;
using ProductionOps.Monitoring.Accessibility;

namespace ProductionOps.Deployment.Validation;

/// <summary>
/// Serves the built site to this machine and tests its pages with axe-core; fails when a rule of the configured level is violated, with
/// the error id <c>AccessibilityViolated</c>.
/// </summary>
/// <param name="auditor">Tests pages.</param>
/// <param name="files">Serves the output.</param>
/// <param name="time">Clock of the server.</param>
public sealed class AccessibilityStep(IAccessibilityAuditor auditor, IFileSystem files, TimeProvider time) : IValidationStep
{
    private const int DefaultMaximumPages = 50;

    /// <inheritdoc/>
    public string Name => "accessibility";

    /// <inheritdoc/>
    public async Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        try
        {
            await using var server = BuiltSite.Serve(files, time, context);
            var request = new AccessibilityRequest(server.Address, Settings(context, server.Address)) { Reporter = context.Reporter };
            return Judge(context.Configuration, await auditor.MeasureAsync(request, cancellationToken));
        }
        catch (OperationException exception)
        {
            return ValidationOutcome.Unknown($"Accessibility was not tested. {exception.Message}");
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            return ValidationOutcome.Unknown($"Accessibility was not tested: {exception.Message}");
        }
    }

    // The pages are those that were built; a sitemap would name what is online now.
    private AccessibilityMonitoringSettings Settings(ValidationContext context, Uri address)
    {
        var settings = context.Configuration.Monitoring.Accessibility;
        if (settings.Pages.Count > 0) return settings with { Sitemap = null };
        var pages = OutputFile.In(files, context.OutputDirectory)
            .Select(file => file.Path)
            .Where(path => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && path != "404.html")
            .OrderBy(path => path.Count(letter => letter == '/'))
            .ThenBy(path => path, StringComparer.Ordinal)
            .Take(settings.MaximumPages ?? DefaultMaximumPages)
            .Select(path => new Uri(address, Address(path)).PathAndQuery);
        return settings with { Sitemap = null, Pages = [.. pages] };
    }

    private static string Address(string path)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return "./" + (path == "index.html" || path.EndsWith("/index.html", StringComparison.Ordinal) ? escaped[..^"index.html".Length] : escaped);
    }

    private static ValidationOutcome Judge(ProductionConfiguration configuration, AccessibilityResult result)
    {
        var homepage = new Uri(configuration.Application.Homepage);
        var violations = result.Measurement.WcagCompliance!.Violations
            .Select(violation => violation with { Page = PageAddress.On(homepage, new Uri(violation.Page!)).AbsoluteUri })
            .ToList();
        var findings = violations.GroupBy(violation => violation.Id, StringComparer.Ordinal).Select(Describe);
        return new ValidationOutcome(violations.Count == 0 ? ValidationStatus.Passed : ValidationStatus.Failed, [.. findings, .. result.Warnings])
        {
            ErrorId = violations.Count == 0 ? null : "AccessibilityViolated",
            Apply = validation => validation with
            {
                Accessibility = new DeploymentAccessibility
                {
                    WcagLevel = configuration.Monitoring.Accessibility.WcagLevel,
                    Violations = violations,
                    ComplianceScore = result.Score,
                },
            },
        };
    }

    private static string Describe(IGrouping<string, AccessibilityViolation> rule)
    {
        var first = rule.First();
        var others = rule.Count() == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {rule.Count() - 1} more");
        return $"{first.Id} (WCAG {first.WcagCriterion}): '{first.Selector}' on {new Uri(first.Page!).PathAndQuery}{others}. {first.Help}; see {first.HelpUrl}.";
    }
}
