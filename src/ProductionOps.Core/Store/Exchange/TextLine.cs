namespace ProductionOps.Store.Exchange;

/// <summary>A piece of a text.</summary>
/// <param name="Number">Line in which it begins, from 1.</param>
/// <param name="Content">Its bytes; valid until the next piece is asked for.</param>
internal readonly record struct TextLine(long Number, ReadOnlyMemory<byte> Content);
