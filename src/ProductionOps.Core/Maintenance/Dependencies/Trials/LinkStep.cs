using System.Globalization;
using ProductionOps.Deployment.Validation;
using ProductionOps.Files;
using ProductionOps.Maintenance.Content;

namespace ProductionOps.Maintenance.Dependencies.Trials;

/// <summary>
/// Fails for links, anchors and assets of the built site that lead nowhere, with the error id <c>LinksBroken</c>. Links to other sites are not
/// asked: no update of a dependency breaks them.
/// </summary>
/// <param name="files">Reads the built site.</param>
internal sealed class LinkStep(IFileSystem files) : IValidationStep
{
    /// <summary>Name of the step.</summary>
    public const string StepName = "links";

    private const int NamedFindings = 20;

    /// <inheritdoc/>
    public string Name => StepName;

    /// <inheritdoc/>
    public async Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var options = new SiteCheckOptions
        {
            Directory = context.OutputDirectory,
            Homepage = Uri.TryCreate(context.Configuration.Application.Homepage, UriKind.Absolute, out var address) ? address : null,
            CheckImages = false,
        };
        var broken = await new SiteCheck(files, options, SilentReporter.Instance).RunAsync(cancellationToken)
            .Where(finding => finding.Severity == ContentSeverity.Error)
            .Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Page}:{finding.Line}: {finding.Message}"))
            .ToListAsync(cancellationToken);
        if (broken.Count == 0) return new ValidationOutcome(ValidationStatus.Passed, []);
        var rest = broken.Count > NamedFindings ? [string.Create(CultureInfo.InvariantCulture, $"and {broken.Count - NamedFindings} more")] : Array.Empty<string>();
        return new ValidationOutcome(ValidationStatus.Failed, [.. broken.Take(NamedFindings), .. rest]) { ErrorId = "LinksBroken" };
    }
}
