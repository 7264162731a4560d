namespace ProductionOps.Monitoring.Notifications.Mail;

/// <summary>A mail server refuses something, or does not keep to the protocol.</summary>
/// <param name="message">What, in a sentence.</param>
/// <param name="isFinal">Whether trying again makes no sense.</param>
internal sealed class SmtpException(string message, bool isFinal) : Exception(message)
{
    public bool IsFinal { get; } = isFinal;
}
