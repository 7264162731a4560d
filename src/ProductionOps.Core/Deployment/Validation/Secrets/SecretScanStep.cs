using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using ProductionOps.Files;

namespace ProductionOps.Deployment.Validation.Secrets;

/// <summary>
/// Fails when the built site holds a secret, or a file that has no place in a site, with the error id <c>SecretFound</c>. No
/// finding shows a secret.
/// </summary>
/// <param name="files">Reads the output.</param>
/// <param name="secrets">Values of the configured secrets by their names; none of them may be in the output.</param>
public sealed class SecretScanStep(IFileSystem files, IReadOnlyDictionary<string, string> secrets) : IValidationStep
{
    private const int MaximumFindings = 50;

    /// <inheritdoc/>
    public string Name => "secrets";

    /// <inheritdoc/>
    public async Task<ValidationOutcome> RunAsync(ValidationContext context, CancellationToken cancellationToken)
    {
        var findings = new ConcurrentBag<SecretFinding>();
        var scanner = new SecretScanner(
            [.. secrets.Where(secret => secret.Value.Length >= KnownSecret.ShortestLength).Select(secret => KnownSecret.Of(secret.Key, secret.Value))]);
        var output = OutputFile.In(files, context.OutputDirectory).ToList();
        if (output.Count == 0) return ValidationOutcome.Unknown($"'{context.OutputDirectory}' holds no files, so nothing was scanned.");
        try
        {
            await Parallel.ForEachAsync(output, cancellationToken, (file, token) =>
            {
                foreach (var finding in Scan(scanner, file).Take(MaximumFindings))
                {
                    token.ThrowIfCancellationRequested();
                    findings.Add(finding);
                }

                return ValueTask.CompletedTask;
            });
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception) || exception is RegexMatchTimeoutException)
        {
            return ValidationOutcome.Unknown($"The output could not be scanned for secrets to its end: {exception.Message}");
        }

        return Judge([.. findings]);
    }

    private IEnumerable<SecretFinding> Scan(SecretScanner scanner, OutputFile file)
    {
        if (LeakedFiles.Judge(file.Path) is { } leaked) yield return leaked;
        using var content = files.OpenRead(file.FullPath);
        foreach (var finding in scanner.Scan(file.Path, content)) yield return finding;
    }

    private static ValidationOutcome Judge(IReadOnlyList<SecretFinding> found)
    {
        var ordered = found
            .Distinct()
            .OrderBy(finding => finding.IsDoubtful)
            .ThenBy(finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ToList();
        var sentences = ordered.Take(MaximumFindings).Select(finding => finding.Describe()).ToList();
        if (ordered.Count > MaximumFindings)
            sentences.Add(string.Create(CultureInfo.InvariantCulture, $"There are at least {ordered.Count - MaximumFindings} more."));
        return ordered.Exists(finding => !finding.IsDoubtful)
            ? new ValidationOutcome(ValidationStatus.Failed, sentences) { ErrorId = "SecretFound" }
            : new ValidationOutcome(ValidationStatus.Passed, sentences);
    }
}
