using ProductionOps.Files;
using ProductionOps.Processes;

namespace ProductionOps.Browsers;

/// <summary>The running program, and the folder that it may write to.</summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int Attempts = 50;
    private readonly CancellationTokenSource _kill = new();
    private readonly IFileSystem _files;
    private readonly TimeProvider _time;
    private readonly Task<ProcessResult> _run;
    private bool _isDisposed;

    public BrowserProcess(IProcessRunner processes, IFileSystem files, TimeProvider time, ProcessRequest request, string folder)
    {
        (_files, _time, Folder) = (files, time, folder);
        _run = processes.RunAsync(request, _kill.Token);
        Ended = Task.WhenAny(_run);
    }

    /// <summary>The folder that it may write to.</summary>
    public string Folder { get; }

    /// <summary>Done when the program has ended, however it did.</summary>
    public Task Ended { get; }

    /// <summary>How it ended, as part of a sentence.</summary>
    public async Task<string> DescribeEndAsync()
    {
        try
        {
            var result = await _run;
            return result.LastLine.Length == 0 ? $"exit code {result.ExitCode}" : $"exit code {result.ExitCode}; its last words were: {result.LastLine}";
        }
        catch (OperationException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Ends the program with everything that it started, unless it has ended, and removes what it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _kill.CancelAsync();
        await Ended;
        _kill.Dispose();
        await RemoveAsync();
    }

    // Programs that were killed may still be in the middle of their last write.
    private async Task RemoveAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _files.DeleteDirectory(Folder);
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                await Task.Delay(Pause, _time);
            }
        }
    }
}
