using System.Globalization;
using ProductionOps.Cli.Output;

namespace ProductionOps.Cli.Hosting;

/// <summary>
/// Tells on standard error what operations do: progress in one line that is written over, which only a terminal can do, and details
/// only when they are asked for.
/// </summary>
internal sealed class ConsoleReporter(Terminal terminal, Verbosity verbosity) : IOperationReporter
{
    private readonly Lock _lock = new();
    private readonly bool _rewrites = terminal.IsErrorTerminal && verbosity is Verbosity.Normal;
    private readonly AnsiStyle _style = new(terminal.IsErrorTerminal && terminal.AllowsColor);
    private bool _lineIsShown;

    /// <inheritdoc/>
    public void Verbose(string message)
    {
        if (verbosity is Verbosity.Verbose) WriteLine(_style.Apply(TextStyle.Muted, Lines(message)));
    }

    /// <inheritdoc/>
    public void Warning(string message)
    {
        if (verbosity is not Verbosity.Quiet) WriteLine($"prodops: {_style.Apply(TextStyle.Warning, "warning")}: {Lines(message)}");
    }

    /// <inheritdoc/>
    public void Progress(OperationProgress progress)
    {
        if (_rewrites)
        {
            Rewrite(progress.Completed ? "" : CellText.Fit(CellText.Clean(Describe(progress)), terminal.Width - 1));
            return;
        }

        if (!progress.Completed) Verbose(Describe(progress));
    }

    /// <summary>Tells what a command did or would do; for people, so it is no record.</summary>
    public void Note(string message)
    {
        if (verbosity is not Verbosity.Quiet) WriteLine(Lines(message));
    }

    /// <summary>Tells why a command failed.</summary>
    public void Error(string id, string message) =>
        WriteLine($"prodops: {_style.Apply(TextStyle.Bad, "error")} {id}: {Lines(message)}");

    /// <summary>Takes the line of progress away.</summary>
    public void Clear() => Rewrite("");

    private static string Describe(OperationProgress progress)
    {
        var percent = progress.PercentComplete is { } value ? string.Create(CultureInfo.InvariantCulture, $" {value,3} %") : "";
        var remaining = progress.Remaining is { } time ? string.Create(CultureInfo.InvariantCulture, $" ({time.TotalSeconds:0} s left)") : "";
        return $"{progress.Activity}:{percent} {progress.Status}{remaining}";
    }

    private static string Lines(string message) =>
        string.Join(Environment.NewLine + "  ", message.TrimEnd().Split('\n').Select(CellText.Clean));

    private void WriteLine(string line)
    {
        lock (_lock)
        {
            Erase();
            terminal.Error.WriteLine(line);
        }
    }

    private void Rewrite(string line)
    {
        lock (_lock)
        {
            Erase();
            if (line.Length == 0) return;
            terminal.Error.Write(line);
            _lineIsShown = true;
        }
    }

    private void Erase()
    {
        if (!_lineIsShown) return;
        terminal.Error.Write("\r\e[K");
        _lineIsShown = false;
    }
}
