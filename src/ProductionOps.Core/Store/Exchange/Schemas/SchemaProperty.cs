namespace ProductionOps.Store.Exchange.Schemas;

/// <summary>A described property of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Utf8Name">Its name in UTF-8.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Node">What holds for its value.</param>
internal sealed record SchemaProperty(string Name, byte[] Utf8Name, bool IsRequired, SchemaNode Node);
