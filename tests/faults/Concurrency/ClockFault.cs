namespace ProductionOps.Faults.Concurrency;

/// <summary>What is wrong with a clock.</summary>
internal enum ClockFault
{
    /// <summary>It stands still.</summary>
    Frozen,

    /// <summary>It is set back by years before each write.</summary>
    YearsBack,

    /// <summary>It is set forward by years before each write.</summary>
    YearsForward,

    /// <summary>It is set back and forth.</summary>
    BackAndForth,
}
