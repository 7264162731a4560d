namespace ProductionOps.Cli.Tests.Running;

/// <summary>Reads comma-separated values strictly by RFC 4180.</summary>
internal static class CsvText
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var rows = Rows(text).ToList();
        return [.. rows.Skip(1).Select(row =>
        {
            Assert.Equal(rows[0].Count, row.Count);
            return rows[0].Zip(row).ToDictionary(static p => p.First, static p => p.Second, StringComparer.Ordinal);
        })];
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, isQuoted) = (new List<string>(), "", false);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (isQuoted && character == '"' && i + 1 < text.Length && text[i + 1] == '"') cell += text[++i];
            else if (character == '"') isQuoted = !isQuoted;
            else if (isQuoted) cell += character;
            else if (character == ',') (row, cell) = ([.. row, cell], "");
            else if (character == '\r') Assert.Equal('\n', text[i + 1]);
            else if (character == '\n')
            {
                yield return [.. row, cell];
                (row, cell) = ([], "");
            }
            else cell += character;
        }

        Assert.False(isQuoted, "a quoted cell does not end");
    }
}
