using System.Management.Automation;
using ProductionOps.PowerShell.Isolation;

namespace ProductionOps.PowerShell.Session;

/// <summary>
/// What all cmdlets share: operations that run away from the pipeline's thread, Ctrl+C, and errors. A failure of one
/// object of many is written as an error and the others go on; any other failure ends the call.
/// </summary>
public abstract class OperationCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PipelineQueue _queue = new();
    private ProductionWorkspace? _workspace;
    private PipelineReporter? _reporter;

    /// <summary>The store as the user gave it; null when it is to be found.</summary>
    private protected abstract string? StoreAddress { get; }

    /// <summary>What this cmdlet gives to the operations.</summary>
    private protected WorkspaceOptions Options => new()
    {
        StoreAddress = StoreAddress is { } address ? Paths.StoreAddress(address) : null,
        CurrentDirectory = Paths.CurrentDirectory,
        Reporter = Reporter,
        Integrations = IsolatedIntegrations.Get,
        SecretResolvers = [new SecretManagementResolver(this, _queue)],
    };

    /// <summary>Where operations tell what they do.</summary>
    private protected IOperationReporter Reporter => _reporter ??= new PipelineReporter(this, _queue);

    /// <summary>Paths as the user types them.</summary>
    private protected ProviderPaths Paths => new(SessionState);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the work for one object of the pipeline.</summary>
    protected abstract void Process();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(Complete);

    /// <summary>Does the work that waits for all objects of the pipeline.</summary>
    protected virtual void Complete()
    {
    }

    private void Guard(Action work)
    {
        try
        {
            work();
            _reporter?.EndActivities();
        }
        catch (OperationException e)
        {
            _reporter?.EndActivities();
            ThrowTerminatingError(e.ToErrorRecord());
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Closes the store.</summary>
    /// <param name="disposing">Whether it is called on purpose.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;

        CloseStore();
        _stop.Dispose();
    }

    /// <summary>Closes the store, so that the next operation opens the one that is meant then.</summary>
    private protected void CloseStore()
    {
        _workspace?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _workspace = null;
    }

    /// <summary>Runs an operation on the store, which is opened when it is first needed, and waits for its result.</summary>
    private protected T Run<T>(Func<ProductionWorkspace, CancellationToken, Task<T>> operation)
    {
        var options = Options;
        return RunAlone(async stop => await operation(_workspace ??= await ProductionWorkspace.OpenAsync(options, stop), stop));
    }

    /// <summary>Runs an operation that needs no store and waits for its result.</summary>
    private protected T RunAlone<T>(Func<CancellationToken, Task<T>> operation)
    {
        var stop = _stop.Token;
        return _queue.Run(() => operation(stop), _stop);
    }

    /// <summary>Handles the items of a sequence one by one, as they come.</summary>
    private protected void Stream<T>(Func<ProductionWorkspace, CancellationToken, IAsyncEnumerable<T>> sequence, Action<T> handle) =>
        Run(async (workspace, stop) => await PostAsync(sequence(workspace, stop), handle, stop));

    /// <summary>The same for a sequence that needs no store or opens its own.</summary>
    private protected void StreamAlone<T>(Func<CancellationToken, IAsyncEnumerable<T>> sequence, Action<T> handle) =>
        RunAlone(async stop => await PostAsync(sequence(stop), handle, stop));

    // The result is always null: generic code for classes is there in compiled form, for bool it would be compiled in each session.
    private async Task<object?> PostAsync<T>(IAsyncEnumerable<T> sequence, Action<T> handle, CancellationToken stop)
    {
        // Bounds what waits for a slow pipeline. It outlives the sequence: the last items are still handled then.
        var slots = new SemaphoreSlim(1024);
        await foreach (var item in sequence.WithCancellation(stop))
        {
            await slots.WaitAsync(stop);
            _queue.Post(() =>
            {
                handle(item);
                slots.Release();
            });
        }

        return null;
    }

    /// <summary>Writes an error about one thing while an operation goes on. May be called from any thread.</summary>
    private protected void Report(OperationException exception, object? target = null) =>
        _queue.Post(() => WriteError(exception.ToErrorRecord(target)));

    /// <summary>Asks whether something may be done, once an object, with what and where.</summary>
    /// <param name="target">Where.</param>
    /// <param name="action">What.</param>
    /// <param name="isWhatIf">Whether the answer is no because the user only wants to know what would happen.</param>
    /// <param name="details">More to know before answering; begins with a line break, or is empty.</param>
    private protected bool Approve(string target, string action, out bool isWhatIf, string details = "")
    {
        var text = $"Performing the operation \"{action}\" on target \"{target}\".{details}";
        var approved = ShouldProcess(text, $"{text}\nAre you sure you want to do this?", "Confirm", out var reason);
        isWhatIf = reason.HasFlag(ShouldProcessReason.WhatIf);
        return approved;
    }

    /// <summary>Writes the rows of a comparison, each with what was compared, so that several comparisons can be told apart.</summary>
    private protected void WriteComparison<T>(string referenceId, string differenceId, IEnumerable<T> rows)
        where T : class
    {
        foreach (var row in rows)
        {
            var labelled = new PSObject(row);
            labelled.Properties.Add(new PSNoteProperty("ReferenceId", referenceId));
            labelled.Properties.Add(new PSNoteProperty("DifferenceId", differenceId));
            WriteObject(labelled);
        }
    }

    /// <summary>Does something for each of several things; one that fails becomes an error and the others go on.</summary>
    private protected void ForEach<T>(IEnumerable<T> targets, Action<T> action)
    {
        foreach (var target in targets) Attempt(target, () => action(target));
    }

    /// <summary>Does something for one thing; a failure becomes an error about it.</summary>
    private protected void Attempt(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (OperationException e)
        {
            WriteError(e.ToErrorRecord(target));
        }
    }
}
