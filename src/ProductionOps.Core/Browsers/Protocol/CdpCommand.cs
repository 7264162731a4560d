using System.Text.Json.Serialization;

namespace ProductionOps.Browsers.Protocol;

/// <summary>A command of the DevTools protocol; its properties are the parameters.</summary>
/// <typeparam name="TResult">What the browser answers.</typeparam>
/// <param name="Method">Domain and name.</param>
internal abstract record CdpCommand<TResult>([property: JsonIgnore] string Method);
