namespace ProductionOps.Browsers;

/// <summary>The browser's answer to a command that it could not carry out.</summary>
internal sealed class CdpErrorException(string method, string message) : Exception($"{method}: {message}");
