using System.Text;

namespace ProductionOps.Store.Exchange.Csv;

/// <summary>Reads a table row by row (RFC 4180); a cell in quotes may have line ends in it.</summary>
internal sealed class CsvReader(TextReader text, int longestCell)
{
    private readonly StringBuilder _cell = new();
    private long _line = 1;

    /// <summary>The rows; empty lines are left out.</summary>
    /// <exception cref="InvalidDataException">A quote is not closed, or a cell is longer than the longest that is taken.</exception>
    public IEnumerable<CsvRow> Rows()
    {
        while (text.Peek() >= 0)
        {
            var line = _line;
            var cells = Row();
            if (cells is not [""]) yield return new CsvRow(line, cells);
        }
    }

    private List<string> Row()
    {
        var cells = new List<string>();
        _cell.Clear();
        while (true)
        {
            var next = text.Read();
            if (next == '"' && _cell.Length == 0)
            {
                Quoted();
                continue;
            }

            if (next is -1 or '\n' or '\r')
            {
                if (next == '\r' && text.Peek() == '\n') _ = text.Read();
                if (next >= 0) _line++;
                cells.Add(_cell.ToString());
                return cells;
            }

            if (next == ',')
            {
                cells.Add(_cell.ToString());
                _cell.Clear();
                continue;
            }

            Append((char)next);
        }
    }

    private void Quoted()
    {
        var start = _line;
        while (true)
        {
            var next = text.Read();
            if (next < 0) throw new InvalidDataException($"The quote in line {start} is not closed.");
            if (next == '"' && text.Peek() != '"') return;
            if (next == '"') _ = text.Read();
            if (next == '\n') _line++;
            Append((char)next);
        }
    }

    private void Append(char next)
    {
        if (_cell.Length >= longestCell) throw new InvalidDataException($"A cell in line {_line} is longer than {longestCell} characters.");
        _cell.Append(next);
    }
}
