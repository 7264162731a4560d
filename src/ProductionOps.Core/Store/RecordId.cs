using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ProductionOps.Store;

/// <summary>The identifier of a record: a second in UTC and a kind, as <c>20260131-235959-deployment</c>.</summary>
/// <param name="Second">The second that the identifier names, in UTC, without a fraction.</param>
/// <param name="Kind">What it identifies.</param>
public readonly record struct RecordId(DateTimeOffset Second, RecordKind Kind)
{
    private const string TimeFormat = "yyyyMMdd-HHmmss";
    private const int TimeLength = 15;

    private static readonly RecordKind[] Kinds = Enum.GetValues<RecordKind>();

    /// <summary>The identifier that a record of an instant would like to have; another record may have it already.</summary>
    public static RecordId At(DateTimeOffset instant, RecordKind kind)
    {
        var utc = instant.ToUniversalTime();
        return new RecordId(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)), kind);
    }

    /// <summary>The identifier one second later.</summary>
    public RecordId Next() => this with { Second = Second.AddSeconds(1) };

    /// <summary>Reads an identifier.</summary>
    /// <exception cref="OperationException"><c>RecordIdInvalid</c>: the text is not an identifier of that kind.</exception>
    public static RecordId Parse(string text, RecordKind kind) =>
        TryParse(text, out var id) && id.Kind == kind
            ? id
            : throw new OperationException(
                "RecordIdInvalid",
                ErrorKind.InvalidInput,
                $"'{text}' is not an identifier of the form YYYYMMDD-HHMMSS-{Literal(kind)}.",
                text);

    /// <summary>Reads an identifier of any kind.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RecordId id)
    {
        id = default;
        if (text is null || text.Length <= TimeLength + 1 || text[TimeLength] != '-') return false;
        if (!TryParseKind(text.AsSpan(TimeLength + 1), out var kind)) return false;
        if (!DateTimeOffset.TryParseExact(
                text.AsSpan(0, TimeLength), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var second))
        {
            return false;
        }

        id = new RecordId(second, kind);
        return true;
    }

    /// <summary>The last part of the identifiers of a kind, such as <c>deployment</c>.</summary>
    public static string Literal(RecordKind kind) => kind switch
    {
        RecordKind.Deployment => "deployment",
        RecordKind.Monitor => "monitor",
        RecordKind.Maintenance => "maintenance",
        RecordKind.Config => "config",
        RecordKind.Alert => "alert",
        RecordKind.Incident => "incident",
        RecordKind.Backup => "backup",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>The identifier as text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Second.UtcDateTime:yyyyMMdd'-'HHmmss}-{Literal(Kind)}");

    private static bool TryParseKind(ReadOnlySpan<char> text, out RecordKind kind)
    {
        foreach (var candidate in Kinds)
        {
            if (!text.SequenceEqual(Literal(candidate))) continue;
            kind = candidate;
            return true;
        }

        kind = default;
        return false;
    }
}
