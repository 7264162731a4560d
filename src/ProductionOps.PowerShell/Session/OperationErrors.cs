using System.Management.Automation;

namespace ProductionOps.PowerShell.Session;

/// <summary>Turns the failures of operations into the errors of PowerShell.</summary>
internal static class OperationErrors
{
    /// <summary>The error record of a failure.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="target">What the user passed; what the failure itself names when null.</param>
    public static ErrorRecord ToErrorRecord(this OperationException exception, object? target = null) =>
        new(exception, exception.Id, CategoryOf(exception.Kind), target ?? exception.Target);

    private static ErrorCategory CategoryOf(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidInput => ErrorCategory.InvalidArgument,
        ErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        ErrorKind.AlreadyExists => ErrorCategory.ResourceExists,
        ErrorKind.Busy => ErrorCategory.ResourceBusy,
        ErrorKind.Damaged => ErrorCategory.InvalidData,
        ErrorKind.PermissionDenied => ErrorCategory.PermissionDenied,
        ErrorKind.Unavailable => ErrorCategory.ResourceUnavailable,
        ErrorKind.DiskFull => ErrorCategory.WriteError,
        ErrorKind.Timeout => ErrorCategory.OperationTimeout,
        ErrorKind.Failed => ErrorCategory.InvalidResult,
        ErrorKind.Forbidden => ErrorCategory.InvalidOperation,
        ErrorKind.Unsupported => ErrorCategory.NotImplemented,
        _ => ErrorCategory.NotSpecified,
    };
}
