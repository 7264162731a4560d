namespace ProductionOps.Core.Tests.Store.Scale;

/// <summary>Tests that look at the memory of the whole process, so that nothing else may run beside them.</summary>
[CollectionDefinition(nameof(MemoryCollection), DisableParallelization = true)]
public sealed class MemoryCollection;
