using System.Security.Authentication;

namespace ProductionOps.Maintenance.Content.External;

/// <summary>A certificate is not accepted; the message says why.</summary>
internal sealed class UntrustedCertificateException(string message) : AuthenticationException(message);
