using System.Runtime.CompilerServices;
using System.Text;

namespace ProductionOps.Deployment.Targets.Ssh;

/// <summary>A line of a script, written as an interpolated string: the text is script, every value is one quoted word.</summary>
[InterpolatedStringHandler]
internal readonly ref struct RemoteLine
{
    private readonly StringBuilder _text;

    public RemoteLine(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 32));

    public string Text => _text.ToString();

    public void AppendLiteral(string value) => _text.Append(value);

    public void AppendFormatted(string value) => _text.Append(ShellText.Quote(value));
}
