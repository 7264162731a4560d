namespace ProductionOps.Monitoring.Notifications.Mail;

/// <summary>What a mail server answers.</summary>
/// <param name="Code">Its three digits.</param>
/// <param name="Lines">The text of its lines.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>It was done, or goes on.</summary>
    public bool IsGood => Code is >= 200 and < 400;

    /// <summary>It will never be done.</summary>
    public bool IsFinal => Code is >= 500;

    public override string ToString() => $"{Code} {string.Join(' ', Lines)}";
}
