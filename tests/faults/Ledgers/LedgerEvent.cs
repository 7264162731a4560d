using System.Globalization;

namespace ProductionOps.Faults.Ledgers;

/// <summary>One thing that happened in a run.</summary>
/// <param name="Type">What.</param>
/// <param name="Channel">The kind of record, <c>state</c> or <c>active</c>.</param>
/// <param name="Id">The identifier, or the name of the document; empty where it is not known.</param>
/// <param name="Sequence">The sequence that was given to it.</param>
/// <param name="Content">Its content without what the store gives to it, as JSON on one line.</param>
internal sealed record LedgerEvent(LedgerEventKind Type, string Channel, string Id, long? Sequence, string? Content)
{
    /// <summary>One line of text, as a run writes it for whoever started it.</summary>
    public string ToLine() => string.Join('\t', Type, Channel, Id, Sequence?.ToString(CultureInfo.InvariantCulture), Content);

    /// <summary>Reads such a line; null when it is incomplete, because its writer was killed.</summary>
    public static LedgerEvent? Parse(string line) =>
        line.Split('\t') is [var type, var channel, var id, var sequence, var content] && Enum.TryParse<LedgerEventKind>(type, out var kind)
            ? new LedgerEvent(
                kind,
                channel,
                id,
                sequence.Length == 0 ? null : long.Parse(sequence, CultureInfo.InvariantCulture),
                content.Length == 0 ? null : content)
            : null;
}
