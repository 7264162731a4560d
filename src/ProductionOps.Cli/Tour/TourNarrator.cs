using System.Globalization;
using ProductionOps.Cli.Output;

namespace ProductionOps.Cli.Tour;

/// <summary>Tells the story of a tour.</summary>
internal sealed class TourNarrator(TextWriter writer, AnsiStyle style, TimeProvider time)
{
    private readonly long _begin = time.GetTimestamp();
    private int _chapter;

    /// <summary>Seconds since the tour began.</summary>
    public double ElapsedSeconds => time.GetElapsedTime(_begin).TotalSeconds;

    /// <summary>Begins a step of the tour.</summary>
    public void Chapter(string title)
    {
        _chapter++;
        writer.WriteLine();
        writer.WriteLine(style.Apply(TextStyle.Heading, $"{_chapter.ToString(CultureInfo.InvariantCulture)}. {title}"));
    }

    /// <summary>What a user would type in a shell and, where there is a cmdlet, in PowerShell.</summary>
    public void Command(string shell, string? powerShell = null)
    {
        writer.WriteLine(style.Apply(TextStyle.Muted, "   $   ") + style.Apply(TextStyle.Active, shell));
        if (powerShell is not null) writer.WriteLine(style.Apply(TextStyle.Muted, "   PS> ") + style.Apply(TextStyle.Active, powerShell));
    }

    /// <summary>What happened.</summary>
    public void Tell(string sentence) => writer.WriteLine($"   {CellText.Clean(sentence)}");

    /// <summary>What went well.</summary>
    public void Good(string sentence) => writer.WriteLine($"   {style.Apply(TextStyle.Good, "ok")} {CellText.Clean(sentence)}");

    /// <summary>What went wrong, as it should here.</summary>
    public void Bad(string sentence) => writer.WriteLine($"   {style.Apply(TextStyle.Warning, "!!")} {CellText.Clean(sentence)}");

    /// <summary>A line without ornament.</summary>
    public void Line(string text = "") => writer.WriteLine(text);
}
