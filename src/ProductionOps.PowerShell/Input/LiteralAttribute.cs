using System.Collections;
using System.Management.Automation;

namespace ProductionOps.PowerShell.Input;

/// <summary>Accepts the literals of the stored files, such as <c>rolled-back</c>, beside the names, such as <c>RolledBack</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LiteralAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        PSObject wrapped => Transform(engineIntrinsics, wrapped.BaseObject),
        string text => text.Replace("-", string.Empty, StringComparison.Ordinal),
        IEnumerable items => items.Cast<object>().Select(item => Transform(engineIntrinsics, item)).ToArray(),
        _ => inputData,
    };
}
