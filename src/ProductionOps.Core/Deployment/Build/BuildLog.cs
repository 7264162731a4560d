namespace ProductionOps.Deployment.Build;

/// <summary>What the commands of a build write, redacted, told as it comes and kept.</summary>
internal sealed class BuildLog(Func<string, string> redact, IOperationReporter reporter)
{
    private const int KeptCharacters = 4 * 1024 * 1024;
    private const int LastLines = 20;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private int _characters;

    public string Text
    {
        get
        {
            lock (_gate) return string.Concat(_lines.Select(line => line + "\n"));
        }
    }

    /// <summary>The last lines, as they go into a message.</summary>
    public string End
    {
        get
        {
            lock (_gate) return string.Join('\n', _lines.Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(LastLines));
        }
    }

    public void Add(string line)
    {
        var redacted = redact(line);
        lock (_gate)
        {
            _lines.Enqueue(redacted);
            _characters += redacted.Length + 1;
            while (_characters > KeptCharacters) _characters -= _lines.Dequeue().Length + 1;
        }

        reporter.Verbose(redacted);
    }
}
