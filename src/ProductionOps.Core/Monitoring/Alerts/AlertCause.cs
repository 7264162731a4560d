namespace ProductionOps.Monitoring.Alerts;

/// <summary>The causes that alerts are raised for. There is at most one open alert for each cause and environment.</summary>
public static class AlertCause
{
    /// <summary>The site does not answer as expected.</summary>
    public const string Down = "uptime/down";

    /// <summary>The site answers more slowly than it should.</summary>
    public const string Slow = "uptime/slow";

    /// <summary>The site fails from some locations or at some addresses.</summary>
    public const string Partial = "uptime/partial";

    /// <summary>The error budget is used up within days.</summary>
    public const string BurnFast = "uptime/burn-fast";

    /// <summary>The error budget is used up before its period ends.</summary>
    public const string BurnSlow = "uptime/burn-slow";

    /// <summary>The certificate ends soon, or is not good.</summary>
    public const string Certificate = "security/certificate";

    /// <summary>What causes of missing headers begin with.</summary>
    public const string Header = "security/header-";

    /// <summary>What causes of missed targets begin with.</summary>
    public const string Performance = "performance/";

    /// <summary>What causes of broken rules begin with.</summary>
    public const string Accessibility = "accessibility/";

    /// <summary>What all causes of security begin with; that of an advisory is followed by its identifier.</summary>
    public const string Security = "security/";

    /// <summary>What causes of broken principles begin with.</summary>
    public const string Constitutional = "constitutional/";

    /// <summary>The score is low although no single principle is broken.</summary>
    public const string Score = "constitutional/score";
}
