using System.Globalization;
using System.Text;

namespace ProductionOps.Cli.Hosting;

/// <summary>The two output streams of the program and what is known of the terminal behind them.</summary>
internal sealed record Terminal
{
    private const int DefaultWidth = 80;
    private const int MinimumWidth = 20;

    /// <summary>Where records go.</summary>
    public required Stream Output { get; init; }

    /// <summary>Where everything else goes.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether records are shown on a terminal.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether messages are shown on a terminal.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether the terminal understands colours and the user wants them.</summary>
    public bool AllowsColor { get; init; }

    /// <summary>Columns that a table may take.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var isOutputTerminal = !Console.IsOutputRedirected;
        return new Terminal
        {
            Output = Console.OpenStandardOutput(),
            Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true },
            IsOutputTerminal = isOutputTerminal,
            IsErrorTerminal = !Console.IsErrorRedirected,
            AllowsColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = FindWidth(isOutputTerminal),
        };
    }

    /// <summary>A writer of text for records; the caller disposes it, the stream stays open.</summary>
    public StreamWriter OpenWriter() => new(Output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };

    private static int FindWidth(bool isOutputTerminal)
    {
        var stated = Environment.GetEnvironmentVariable("COLUMNS");
        if (int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns >= MinimumWidth) return columns;
        // A terminal that does not know its size says 0.
        return isOutputTerminal && Console.WindowWidth >= MinimumWidth ? Console.WindowWidth : DefaultWidth;
    }
}
