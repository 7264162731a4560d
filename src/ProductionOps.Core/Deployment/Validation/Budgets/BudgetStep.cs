using System.Globalization;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Validation.Budgets;

/// <summary>Fails when the built site is over a budget of <c>performance.targets.bundleSize</c>, with the error id <c>BudgetExceeded</c>.</summary>
/// <param name="files">Reads the output, to name its largest files.</param>
public sealed class BudgetStep(IFileSystem files) : IValidationStep
{
    private const int NamedFiles = 3;

    /// <inheritdoc/>
    public string Name => "budgets";

    /// <inheritdoc/>
    public Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        if (context.Build.BundleSize is not { } size)
            return Task.FromResult(ValidationOutcome.Unknown("The size of the build was not measured, so no budget was checked."));
        var exceeded = BundleBudget.Of(size, context.Configuration.Performance.Targets.BundleSize).Where(budget => !budget.IsMet).ToList();
        var findings = exceeded.ConvertAll(budget => $"{budget.Describe()} {Largest(context.OutputDirectory, budget.Name)}");
        return Task.FromResult(exceeded.Count == 0
            ? new ValidationOutcome(ValidationStatus.Passed, [])
            : new ValidationOutcome(ValidationStatus.Failed, findings) { ErrorId = "BudgetExceeded" });
    }

    private string Largest(string output, string budget)
    {
        var largest = OutputFile.In(files, output)
            .Where(file => budget == "total" || IsOf(budget, file.Path))
            .OrderByDescending(file => file.Length)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .Take(NamedFiles)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Path} ({file.Length:N0})"));
        return $"Make these smaller or load less: {string.Join(", ", largest)}.";
    }

    private static bool IsOf(string budget, string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".js" or ".mjs" or ".cjs" => budget == "javascript",
        ".css" => budget == "css",
        _ => false,
    };
}
