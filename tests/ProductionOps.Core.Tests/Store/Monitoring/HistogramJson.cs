using System.Text.Json.Serialization;
using ProductionOps.Store.Summaries;

namespace ProductionOps.Core.Tests.Store.Monitoring;

[JsonSerializable(typeof(ValueHistogram))]
internal sealed partial class HistogramJson : JsonSerializerContext;
