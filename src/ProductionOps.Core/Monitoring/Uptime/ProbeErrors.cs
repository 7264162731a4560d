namespace ProductionOps.Monitoring.Uptime;

/// <summary>Says in words what went wrong in a request.</summary>
internal static class ProbeErrors
{
    public static ProbeFailure Describe(Exception exception, string activity)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is ProbeException probe) return probe.Failure;
        }

        var reason = (exception.InnerException ?? exception).Message.TrimEnd('.');
        var error = exception switch { HttpRequestException request => request.HttpRequestError, HttpIOException io => io.HttpRequestError, _ => HttpRequestError.Unknown };
        return error switch
        {
            HttpRequestError.ConfigurationLimitExceeded => new ProbeFailure(ProbeFailureKind.AnswerTooLarge, "the headers of the answer are larger than 64 KB"),
            HttpRequestError.SecureConnectionError => new ProbeFailure(ProbeFailureKind.TlsFailed, $"TLS failed: {reason}"),
            HttpRequestError.ProxyTunnelError => new ProbeFailure(ProbeFailureKind.ConnectionFailed, $"the proxy refused: {reason}"),
            _ => new ProbeFailure(ProbeFailureKind.ProtocolError, $"the answer is not complete ({activity}): {reason}"),
        };
    }
}
