using System.Globalization;
using ProductionOps.Maintenance.Content.Links;

namespace ProductionOps.Maintenance.Content.External;

/// <summary>Makes findings of what external links answered.</summary>
/// <param name="isRemembered">Whether answers are remembered, so that a later run can confirm a failure; otherwise one run decides.</param>
/// <param name="confirmedAfter">Runs in a row after which a link that does not work is dead.</param>
internal sealed class ExternalJudge(bool isRemembered, int confirmedAfter)
{
    /// <summary>What is wrong with a link; null when nothing is.</summary>
    /// <param name="use">The link.</param>
    /// <param name="record">What it answered.</param>
    /// <param name="page">The file that it is in.</param>
    public ContentFinding? Judge(ExternalUse use, ExternalRecord record, string page)
    {
        var isConfirmed = !isRemembered || record.Failures >= confirmedAfter;
        var (rule, message) = record.Outcome switch
        {
            ExternalOutcome.Moved => (ContentRules.ExternalMoved, $"It is at '{record.Detail}' now."),
            ExternalOutcome.Blocked => (ContentRules.ExternalBlocked, $"The host turned the request away: {record.Detail}."),
            ExternalOutcome.Refused => (ContentRules.ExternalRefused, $"It was not asked: {record.Detail}."),
            ExternalOutcome.Tls when isConfirmed => (ContentRules.ExternalTls, $"It cannot be trusted: {record.Detail}."),
            ExternalOutcome.Failed when isConfirmed => (ContentRules.ExternalBroken, $"It does not work: {record.Detail}."),
            ExternalOutcome.Tls or ExternalOutcome.Failed => (ContentRules.ExternalUnconfirmed, $"It did not work this time: {record.Detail}."),
            _ => (null, string.Empty),
        };
        if (rule is null) return null;
        return new ContentFinding
        {
            Severity = rule.Severity,
            Rule = rule.Id,
            Page = page,
            Line = use.Line,
            Column = use.Column,
            Element = use.Place.Label,
            Target = use.Text,
            Message = use.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{message} {use.Count} links lead to it.") : message,
            Hint = rule.Hint,
        };
    }
}
