namespace ProductionOps.HelpBuilder.Cmdlets;

/// <summary>How a parameter is bound in one parameter set.</summary>
/// <param name="ParameterSet">The parameter set.</param>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="Position">Position, from 0; null when it is only bound by name.</param>
/// <param name="ByValue">Whether objects of the pipeline are bound to it.</param>
/// <param name="ByPropertyName">Whether properties of objects of the pipeline are bound to it.</param>
public sealed record ParameterBinding(string ParameterSet, bool IsMandatory, int? Position, bool ByValue, bool ByPropertyName)
{
    /// <summary>The position as help shows it.</summary>
    public string PositionText => Position is { } position ? (position + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "named";

    /// <summary>The pipeline input as help shows it.</summary>
    public string PipelineText => (ByValue, ByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
