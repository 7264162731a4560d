using System.CommandLine;

namespace ProductionOps.Cli.Parsing;

/// <summary>Whether a command only says what it would do.</summary>
internal sealed class WhatIfOption : Option<bool>
{
    /// <summary>An option of commands that change something.</summary>
    public WhatIfOption()
        : base("--what-if") =>
        Description = "Say what would be done, and change nothing.";
}
