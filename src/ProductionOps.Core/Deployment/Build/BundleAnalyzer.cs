using ProductionOps.Deployment.Releases;
using ProductionOps.Files;
using ProductionOps.Model;

namespace ProductionOps.Deployment.Build;

/// <summary>
/// Weighs a built site by class of file: scripts (.js, .mjs, .cjs), style sheets (.css), and everything else as assets.
/// </summary>
/// <param name="files">The disk.</param>
public sealed class BundleAnalyzer(IFileSystem files)
{
    /// <summary>Reads the site, several files at a time.</summary>
    /// <param name="directory">Full path of the built site.</param>
    /// <param name="names">Its files, relative to it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationException"><c>BuildAccessDenied</c> and the like: a file cannot be read.</exception>
    public Task<BundleAnalysisResult> AnalyzeAsync(
        string directory, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.Run(() => Analyze(directory, names, cancellationToken), cancellationToken);

    private BundleAnalysisResult Analyze(string directory, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var reader = new OutputFileReader(files, directory);
        var read = new OutputFile[names.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = FileHasher.Parallelism, CancellationToken = cancellationToken };
        try
        {
            ParallelWork.Run(() => Parallel.For(0, names.Count, options, index => read[index] = reader.Read(names[index])));
        }
        catch (Exception exception) when (FileErrors.IsFileError(exception))
        {
            throw FileErrors.Describe(exception, "Build", directory);
        }

        return new BundleAnalysisResult(
            Sum(read, static file => file.Length), Sum(read, static file => file.CompressedLength), OptimizationDetector.Detect(read));
    }

    private static BundleSize Sum(OutputFile[] read, Func<OutputFile, long> length)
    {
        var script = read.Where(file => file.Class == FileClass.JavaScript).Sum(length);
        var css = read.Where(file => file.Class == FileClass.Css).Sum(length);
        var total = read.Sum(length);
        return new BundleSize { Javascript = script, Css = css, Assets = total - script - css, Total = total };
    }
}
