using System.Collections;
using System.Management.Automation;

namespace ProductionOps.PowerShell.Input;

/// <summary>Takes text alone. Without it, PowerShell makes text of whatever object comes through the pipeline, also of one that is meant for
/// another parameter by the name of its property.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextAttribute : ArgumentTransformationAttribute
{
    /// <summary>The argument, when it is text or a list of texts.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is another object; the pipeline then tries other parameters.</exception>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => IsText(inputData)
        ? inputData
        : throw new ArgumentTransformationMetadataException($"'{inputData}' is not text.", new PSInvalidCastException());

    private static bool IsText(object? data) => (data is PSObject wrapped ? wrapped.BaseObject : data) switch
    {
        string => true,
        IList list => list.Cast<object?>().All(IsText),
        _ => false,
    };
}
