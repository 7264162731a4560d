using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using ProductionOps.Files;
using ProductionOps.Maintenance.Content.Links;
using ProductionOps.Maintenance.Content.Site;

namespace ProductionOps.Maintenance.Content;

/// <summary>Checks a built site from its files, without a server, on all processors.</summary>
/// <param name="files">The disk.</param>
/// <param name="options">What is checked.</param>
/// <param name="reporter">Where progress is told.</param>
internal sealed class SiteCheck(IFileSystem files, SiteCheckOptions options, IOperationReporter reporter)
{
    private const string Activity = "Checking content";
    private const int ProgressSteps = 20;

    /// <summary>The files of the site; nothing before the check has begun.</summary>
    public IReadOnlyList<SiteFile> Files { get; private set; } = [];

    /// <summary>What was gathered; complete when the check has ended.</summary>
    public SiteFacts? Facts { get; private set; }

    /// <summary>What is wrong, file by file, then with links between files.</summary>
    public async IAsyncEnumerable<ContentFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new SiteWalk(files, options.Directory);
        Files = walk.List(cancellationToken);
        foreach (var finding in walk.Findings) yield return finding;
        var index = new SiteIndex(Files);
        Facts = new SiteFacts(index);
        var channel = Channel.CreateUnbounded<ContentFinding>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(index, Facts, channel.Writer, stop.Token);
        try
        {
            await foreach (var finding in channel.Reader.ReadAllAsync(cancellationToken)) yield return finding;
        }
        finally
        {
            // Whoever stops listening stops the reading, which holds the folder open.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
        foreach (var finding in new WaitingLinks(index, Facts).Judge()) yield return finding;
        foreach (var finding in new RefreshLoops(index, Facts).Find()) yield return finding;
        reporter.Progress(new OperationProgress(Activity, "done", 100, Completed: true));
    }

    private async Task ReadAsync(SiteIndex index, SiteFacts facts, ChannelWriter<ContentFinding> output, CancellationToken cancellationToken)
    {
        try
        {
            using var folder = files.OpenFolder(options.Directory);
            var redirects = ReadRedirects(folder);
            var ordered = new OrderedFindings(output);
            var next = -1;
            void Work()
            {
                var checker = new FileChecker(folder, index, redirects, facts, options);
                while (Interlocked.Increment(ref next) is var id && id < index.Files.Count)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    ordered.Add(id, checker.Check(index.Files[id]));
                    Tell(id);
                }

                checker.Finish();
            }

            await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(Work, CancellationToken.None)));
            output.Complete();
        }
        catch (Exception exception)
        {
            output.Complete(exception);
            throw;
        }
    }

    private RedirectRules ReadRedirects(IFolderReader folder)
    {
        if (!Files.Any(static file => file.Kind == SiteFileKind.Redirects)) return RedirectRules.Parse(string.Empty);
        byte[] buffer = [];
        var entry = folder.Read("_redirects", ref buffer, 16 * 1024 * 1024);
        return RedirectRules.Parse(Encoding.UTF8.GetString(buffer, 0, (int)Math.Min(entry.Length, buffer.Length)));
    }

    private void Tell(int id)
    {
        var step = Math.Max(1, Files.Count / ProgressSteps);
        if (id % step == 0) reporter.Progress(new OperationProgress(Activity, $"{id} of {new Quantity(Files.Count, "file")}", (int)(100L * id / Files.Count)));
    }
}
