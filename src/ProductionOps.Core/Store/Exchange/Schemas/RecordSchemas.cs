using System.Collections.Concurrent;
using ProductionOps.Configuration;

namespace ProductionOps.Store.Exchange.Schemas;

/// <summary>The shipped schemas of records, each prepared once in a process.</summary>
internal static class RecordSchemas
{
    private static readonly ConcurrentDictionary<RecordKind, SchemaNode> Prepared = new();

    /// <summary>The schema of the records of a kind.</summary>
    /// <exception cref="OperationException"><c>RecordKindUnsupported</c>.</exception>
    public static SchemaNode Of(RecordKind kind) => Prepared.GetOrAdd(kind, static one => SchemaCompiler.Compile(ShippedSchemas.Read(ShippedSchemas.NameOf(one))));
}
